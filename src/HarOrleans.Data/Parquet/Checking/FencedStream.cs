namespace HarOrleans.Data.Parquet.Checking;

/// <summary>
/// A file of which the library sees one part at a time. Where pages turn out to hold less than they claim it goes on to read, and at the end of a file it goes on for ever: here it meets an error.
/// It answers at once, on the caller's thread.
/// </summary>
internal sealed class FencedStream(FileStream file) : Stream
{
    private long _start;
    private long _end = file.Length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => Seek(value, SeekOrigin.Begin); }

    /// <summary>From here on only these bytes are read.</summary>
    internal void Fence((long Start, long End) part) => (_start, _end) = part;

    public override long Seek(long offset, SeekOrigin origin)
    {
        var place = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => file.Position + offset, _ => file.Length + offset };
        return place >= _start && place < _end ? file.Seek(place, SeekOrigin.Begin) : throw new InvalidDataException("its pages hold fewer values than they claim");
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, Math.Max(0, _end - file.Position))]);
        return read > 0 ? read : throw new InvalidDataException("its pages hold fewer values than they claim");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

namespace HarOrleans.Data.Reading;

/// <summary>What comes out of a packed file, and no more of it than such a file can hold by rights: a small one could fill the memory with rows.</summary>
internal sealed class UnpackedStream(Stream unpacked, string path, long packed) : Stream
{
    /// <summary>The published files unpack to 3 times their size; a phone at rest without noise to some hundred times, and to less than what is always allowed.</summary>
    private const int MostTimesItsSize = 128;

    private const long AlwaysAllowed = 64 << 20;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        _read += read;
        return _read <= Math.Max(AlwaysAllowed, packed * MostTimesItsSize) ? read : throw new InvalidDataSetException(
            FormattableString.Invariant($"the gzip data unpacks to more than {MostTimesItsSize} times its {packed} bytes, which is not believed"), "Unpack the file, and name what comes out.", path);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }
}

namespace HarOrleans.Storage.Artifacts;

/// <summary>An object as a stream that can be read from any place: each move asks for the rest from there, when it is read.</summary>
/// <param name="get">The bytes from a place on; null where the object is not there.</param>
/// <param name="length">The object's size.</param>
internal sealed class S3ReadStream(Func<long, CancellationToken, Task<Stream?>> get, long length) : Stream
{
    private Stream? _from;
    private long _position;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => length;

    /// <inheritdoc />
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Asks for the bytes from the present place on; false where the object is not there.</summary>
    public async Task<bool> OpenAsync(CancellationToken cancellationToken) => (_from ??= await get(_position, cancellationToken)) is not null;

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : length);
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        if (to != _position)
        {
            _from?.Dispose();
            (_from, _position) = (null, to);
        }

        return to;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.Length == 0)
        {
            return 0;
        }

        if (!await OpenAsync(cancellationToken))
        {
            throw new IOException("The object is not there any more.");
        }

        var read = await _from!.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _from?.Dispose();
        base.Dispose(disposing);
    }
}

using System.Buffers;
using System.Security.Cryptography;

namespace HarOrleans.Data.Reading;

/// <summary>Lines of a stream without their ends (LF or CRLF) and without a byte order mark; every byte read is hashed on the way.</summary>
internal sealed class HashedLines : IDisposable
{
    /// <summary>561 numbers are about 6 kB; a file without line ends must not fill the memory.</summary>
    internal const int LongestLine = 16 << 20;

    private readonly Stream _stream;
    private readonly CancellationToken _cancellationToken;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int _start;
    private int _end;
    private bool _ended;

    internal HashedLines(Stream stream, CancellationToken cancellationToken)
    {
        _stream = stream;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Number of the line read last, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>Bytes read and hashed so far.</summary>
    internal long Length { get; private set; }

    /// <summary>True where the line read last grew past <see cref="LongestLine"/>; it and the rest were not read.</summary>
    internal bool TooLong { get; private set; }

    /// <summary>True once the last line has been handed out.</summary>
    internal bool AtEnd => _ended && _start == _end;

    /// <summary>Reads the next line; the span is good until the next call. At the end of the stream: false.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0 || (_ended && _end > _start))
            {
                length = length >= 0 ? searched + length : _end - _start;
                line = _buffer.AsSpan(_start, length);
                _start = Math.Min(_end, _start + length + 1);
                line = Line++ == 0 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
                line = line.EndsWith("\r"u8) ? line[..^1] : line;
                return true;
            }

            searched = _end - _start;
            if (_ended || searched > LongestLine)
            {
                TooLong = !_ended;
                line = default;
                return false;
            }

            Fill();
        }
    }

    /// <summary>The digest of all bytes read, 64 lower-case hex digits. Call it once, at the end.</summary>
    internal string Digest() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _hash.Dispose();
    }

    private void Fill()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _hash.AppendData(_buffer, _end, read);
        Length += read;
        _end += read;
        _ended = read == 0;
    }
}

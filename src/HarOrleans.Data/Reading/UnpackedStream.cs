namespace HarOrleans.Data.Reading;

/// <summary>What comes out of a packed file, and no more of it than such a file can hold by rights: a small one could fill the memory with rows.</summary>
internal sealed class UnpackedStream(Stream unpacked, string path, long packed) : ForwardStream(unpacked)
{
    /// <summary>The published files unpack to 3 times their size; a phone at rest without noise to some hundred times, and to less than what is always allowed.</summary>
    private const int MostTimesItsSize = 128;

    private const long AlwaysAllowed = 64 << 20;
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        _read += read;
        return _read <= Math.Max(AlwaysAllowed, packed * MostTimesItsSize) ? read : throw new InvalidDataSetException(
            FormattableString.Invariant($"the gzip data unpacks to more than {MostTimesItsSize} times its {packed} bytes, which is not believed"), "Unpack the file, and name what comes out.", path);
    }
}

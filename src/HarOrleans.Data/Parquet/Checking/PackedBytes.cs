using System.IO.Compression;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;
using ZstdSharp;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>
/// The bytes of a page as they are packed. Snappy and Zstandard say themselves how much room they want, and the library gives it to them; where Brotli and LZ4 give less than the header claims,
/// it takes what was in the memory before.
/// </summary>
internal sealed class PackedBytes(Stream file, ParquetPage page, CompressionCodec codec)
{
    private readonly CompressionCodec _codec = page.Packed ? codec : CompressionCodec.UNCOMPRESSED;
    private readonly long _size = page.Size - page.Levels;

    /// <summary>Compares what they claim with what the header does.</summary>
    internal void Check()
    {
        var claimed = _codec switch
        {
            CompressionCodec.UNCOMPRESSED => page.Stored - page.Levels,
            CompressionCodec.SNAPPY => SnappyClaim(),
            CompressionCodec.ZSTD => (long)Math.Min(Decompressor.GetDecompressedSize(Read(page.Stored - page.Levels)), long.MaxValue),
            _ => Unpack().Length,
        };
        if (claimed != _size)
        {
            throw page.Wrong($"its header claims {_size} bytes, and its {_codec} data {claimed}");
        }
    }

    /// <summary>All of it, without the marks that stand unpacked before it.</summary>
    internal ReadOnlySpan<byte> Unpack()
    {
        var bytes = Read(page.Stored - page.Levels);
        switch (_codec)
        {
            case CompressionCodec.UNCOMPRESSED:
                return bytes;
            case CompressionCodec.SNAPPY:
                return Snappy.DecompressToArray(bytes);
            case CompressionCodec.ZSTD:
                using (var zstd = new Decompressor())
                {
                    return zstd.Unwrap(bytes);
                }

            case CompressionCodec.LZ4_RAW:
                var unpacked = new byte[_size];
                return unpacked.AsSpan(0, Math.Max(0, LZ4Codec.Decode(bytes, unpacked)));
            case CompressionCodec.GZIP:
                return All(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
            case CompressionCodec.BROTLI:
                return All(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
            default:
                throw page.Wrong($"it is packed by {_codec}, which is not read here");
        }
    }

    private Span<byte> All(Stream unpacked)
    {
        using (unpacked)
        {
            var all = new byte[_size];
            return all.AsSpan(0, unpacked.ReadAtLeast(all, all.Length, throwOnEndOfStream: false));
        }
    }

    private long SnappyClaim()
    {
        var claim = 0L;
        var bytes = Read(Math.Min(5, page.Stored - page.Levels));
        for (var at = 0; at < bytes.Length; at++)
        {
            claim |= (long)(bytes[at] & 0x7f) << (7 * at);
            if (bytes[at] < 0x80)
            {
                return claim;
            }
        }

        throw page.Wrong("its Snappy data has no length");
    }

    private byte[] Read(long length)
    {
        var bytes = new byte[length];
        file.Seek(page.Start + page.Levels, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return bytes;
    }
}

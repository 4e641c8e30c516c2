using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// PyTorch's state dict files (<c>.pth</c>): what <c>torch.save(model.state_dict(), file)</c> writes and <c>torch.load</c> reads. A zip archive of stored
/// entries with a description (<c>data.pkl</c>) and the raw numbers. Float32, contiguous tensors only. Needs no libtorch. Entries together may not be larger than the file, and tensors not larger than
/// <see cref="MostShared"/> times the file, so a small file cannot ask for much memory.
/// </summary>
internal static class PyTorchStateDict
{
    private const string Folder = "archive";
    private const string Description = "data.pkl";
    private const int MostShared = 4; // tied weights stand twice in a state dict and once in its file

    // Zip entries carry a time; a fixed one makes equal weights equal files.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the tensors in their order. The same tensors give the same bytes.</summary>
    public static void Write(Stream target, IReadOnlyList<WeightTensor> tensors)
    {
        // In memory first: the zip writer wants to seek, and the target may be a pipe.
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, Description, StateDictPickle.Write(tensors));
            Put(zip, "byteorder", "little"u8);
            for (var i = 0; i < tensors.Count; i++)
            {
                Put(zip, FormattableString.Invariant($"data/{i}"), MemoryMarshal.AsBytes<float>(tensors[i].Values));
            }

            Put(zip, "version", "3\n"u8);
        }

        buffer.Position = 0;
        buffer.CopyTo(target);
    }

    /// <summary>Reads a file. Its description is interpreted by a reader that knows what a state dict needs and nothing else; no code of the file runs.</summary>
    /// <param name="source">The file; must be seekable.</param>
    /// <exception cref="HarException">It is not such a file, is damaged, or holds something other than a plain float32 state dict.</exception>
    public static IReadOnlyList<WeightTensor> Read(Stream source)
    {
        try
        {
            using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            var left = source.Length;
            byte[] Take(ZipArchiveEntry entry)
            {
                if (entry.CompressedLength != entry.Length)
                {
                    throw new InvalidDataException($"its entry {entry.FullName} is compressed, which PyTorch never does");
                }

                left -= entry.Length;
                return left >= 0 ? Bytes(entry) : throw new InvalidDataException("its entries claim more bytes than the file has");
            }

            var described = zip.Entries.Where(entry => entry.FullName.EndsWith($"/{Description}", StringComparison.Ordinal)).Take(2).ToList();
            var description = described.Count == 1 ? described[0] : throw new InvalidDataException($"it has {(described.Count == 0 ? "no" : "more than one")} {Description}");
            var root = description.FullName[..^Description.Length];
            if (zip.GetEntry($"{root}byteorder") is { } order && !Take(order).AsSpan().SequenceEqual("little"u8))
            {
                throw new InvalidDataException("its numbers are not little-endian");
            }

            var storages = new Dictionary<string, byte[]>();
            byte[] Storage(string key) => storages.TryGetValue(key, out var known) ? known : storages[key] = Take(
                zip.GetEntry($"{root}data/{key}") ?? throw new InvalidDataException($"it has no storage {key}"));
            var tensors = new StateDictPickle(Take(description)).Read();
            if (tensors.Sum(tensor => tensor.Bytes) > MostShared * source.Length)
            {
                throw new InvalidDataException("its tensors claim many times more numbers than the file has");
            }

            return [.. tensors.Select(tensor => tensor.Load(Storage(tensor.Storage.Key)))];
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or InvalidOperationException or OverflowException)
        {
            throw new HarException($"The weights file is not a PyTorch state dict that can be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static void Put(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry($"{Folder}/{name}", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes : throw new InvalidDataException($"its entry {entry.FullName} does not have the checksum that it should have: the file is damaged");
    }
}

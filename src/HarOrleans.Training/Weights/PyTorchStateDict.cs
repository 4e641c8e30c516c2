using System.IO.Compression;
using System.Runtime.InteropServices;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// PyTorch's state dict files (<c>.pth</c>): what <c>torch.save(model.state_dict(), file)</c> writes and <c>torch.load</c> reads. A zip archive of stored
/// entries with a description (<c>data.pkl</c>) and the raw numbers. Float32, contiguous tensors only. Needs no libtorch.
/// </summary>
internal static class PyTorchStateDict
{
    private const string Folder = "archive";
    private const string Description = "data.pkl";

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
            var description = zip.Entries.SingleOrDefault(entry => entry.FullName.EndsWith($"/{Description}", StringComparison.Ordinal))
                ?? throw new InvalidDataException($"it has no {Description}");
            var root = description.FullName[..^Description.Length];
            if (zip.GetEntry($"{root}byteorder") is { } order && !Bytes(order).AsSpan().SequenceEqual("little"u8))
            {
                throw new InvalidDataException("its numbers are not little-endian");
            }

            var storages = new Dictionary<string, byte[]>();
            byte[] Storage(string key) => storages.TryGetValue(key, out var known) ? known : storages[key] = Bytes(
                zip.GetEntry($"{root}data/{key}") ?? throw new InvalidDataException($"it has no storage {key}"));
            return [.. new StateDictPickle(Bytes(description)).Read().Select(tensor => tensor.Load(Storage(tensor.Storage.Key)))];
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or InvalidOperationException or OverflowException)
        {
            throw new HarException($"The weights file is not a PyTorch state dict that can be read: {error.Message}.", error);
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
        if (entry.CompressedLength != entry.Length)
        {
            throw new InvalidDataException($"its entry {entry.FullName} is compressed, which PyTorch never does");
        }

        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}

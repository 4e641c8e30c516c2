using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using HarOrleans.Contracts;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// A checkpoint's bytes: the magic word, version (int32), length of the header (int32), header (JSON: named texts, and name and size of each blob), the
/// blobs one after the other, SHA-256 of all before. Numbers little-endian. Nothing is believed before the digest is right.
/// </summary>
internal sealed class CheckpointFile
{
    private const int Version = 2;
    private const int Preamble = 16;
    private static ReadOnlySpan<byte> Magic => "HARCKPT\n"u8;

    private readonly IReadOnlyDictionary<string, string> _fields;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _blobs = [];

    private CheckpointFile(byte[] file)
    {
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(Magic.Length + sizeof(int)));
        var header = JsonSerializer.Deserialize<Header>(file.AsSpan(Preamble, headerLength))!;
        _fields = header.Fields;
        var position = Preamble + headerLength;
        foreach (var blob in header.Blobs)
        {
            _blobs[blob.Name] = file.AsMemory(position, blob.Bytes);
            position += blob.Bytes;
        }
    }

    /// <summary>Writes a checkpoint from the tensors' own memory, without copying.</summary>
    public static void Write(Stream target, IReadOnlyDictionary<string, string> fields, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Put(ReadOnlySpan<byte> bytes)
        {
            digest.AppendData(bytes);
            target.Write(bytes);
        }

        var blobs = tensors.Select(each => new Blob(each.Name, TensorMemory.Bytes(each.Tensor).Length)).ToList();
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header(fields, blobs));
        Span<byte> preamble = stackalloc byte[Preamble];
        Magic.CopyTo(preamble);
        BinaryPrimitives.WriteInt32LittleEndian(preamble[Magic.Length..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(preamble[(Magic.Length + sizeof(int))..], header.Length);
        Put(preamble);
        Put(header);
        foreach (var (_, tensor) in tensors)
        {
            Put(TensorMemory.Bytes(tensor));
        }

        target.Write(digest.GetHashAndReset());
    }

    /// <summary>Reads a checkpoint and checks it.</summary>
    /// <exception cref="HarException">It is none, of another version, cut off, or changed.</exception>
    public static CheckpointFile Read(Stream source)
    {
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        var file = buffer.ToArray();
        if (file.Length < Preamble + SHA256.HashSizeInBytes || !file.AsSpan().StartsWith(Magic))
        {
            throw Damaged("it does not begin as a checkpoint does");
        }

        if (!SHA256.HashData(file.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(file.AsSpan(^SHA256.HashSizeInBytes..)))
        {
            throw Damaged("its digest does not fit its content; it was cut off or changed");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(Magic.Length));
        return version == Version
            ? new CheckpointFile(file)
            : throw new HarException($"The checkpoint is of version {version}; this program reads version {Version}. Run the trial anew.");
    }

    /// <summary>A named text.</summary>
    public string Field(string name) => _fields.TryGetValue(name, out var value) ? value : throw Damaged($"it has no {name}");

    /// <summary>A named number.</summary>
    public T Number<T>(string name) where T : INumber<T> => T.TryParse(Field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Damaged($"its {name} is {Field(name)}");

    /// <summary>Copies a named blob over the memory of what it was made from.</summary>
    public void CopyTo(string name, Span<byte> target)
    {
        if (!_blobs.TryGetValue(name, out var blob) || blob.Length != target.Length)
        {
            throw Damaged($"its {name} has {blob.Length} bytes instead of {target.Length}");
        }

        blob.Span.CopyTo(target);
    }

    private static HarException Damaged(string how) => new($"The checkpoint is damaged: {how}. Delete it to run the trial from its beginning.");

    private sealed record Header(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Blob> Blobs);

    private sealed record Blob(string Name, int Bytes);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// Hugging Face's safetensors: the header's length as 8 bytes, a JSON header with each tensor's type, shape and place, and the raw numbers. Float32 tensors only, which must fill the
/// data without gap or overlap, as the format demands.
/// </summary>
internal static class Safetensors
{
    private const int Prefix = sizeof(ulong);
    private const int MostHeader = 16 << 20;
    private const string Metadata = "__metadata__";

    /// <summary>Writes the tensors in their order.</summary>
    public static void Write(Stream target, IReadOnlyList<WeightTensor> tensors)
    {
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[Prefix];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        target.Write(length);
        target.Write(header);
        foreach (var tensor in tensors)
        {
            target.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="HarException">It is not such a file, is damaged, or holds something other than float32 tensors.</exception>
    public static IReadOnlyList<WeightTensor> Read(Stream source)
    {
        try
        {
            Span<byte> prefix = stackalloc byte[Prefix];
            source.ReadExactly(prefix);
            var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (length > MostHeader || (long)length > source.Length - Prefix)
            {
                throw new InvalidDataException(FormattableString.Invariant($"its header claims {length} bytes"));
            }

            var header = new byte[length];
            source.ReadExactly(header);
            return Load(source, Entries(header, source.Length - Prefix - header.Length));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or JsonException or InvalidOperationException or OverflowException)
        {
            throw new HarException($"The weights file is neither a PyTorch state dict nor a safetensors file that can be read: {(error is EndOfStreamException ? "it ends before it should" : error.Message.TrimEnd('.'))}.", error);
        }
    }

    private static byte[] Header(IReadOnlyList<WeightTensor> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                Numbers(json, "shape", tensor.Shape);
                Numbers(json, "data_offsets", [offset, offset += tensor.Values.Length * (long)sizeof(float)]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.Length % Prefix != 0)
        {
            buffer.WriteByte((byte)' '); // keeps the numbers aligned
        }

        return buffer.ToArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static List<SafetensorsEntry> Entries(byte[] header, long bytes)
    {
        using var json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8 });
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("its header is no JSON object");
        }

        var entries = json.RootElement.EnumerateObject().Where(each => each.Name != Metadata).Select(each => SafetensorsEntry.Of(each.Name, each.Value)).ToList();
        var twice = entries.GroupBy(each => each.Name, StringComparer.Ordinal).FirstOrDefault(each => each.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidDataException($"the tensor '{twice.Key}' is there twice");
        }

        long end = 0;
        foreach (var entry in entries.OrderBy(each => each.Begin).ThenBy(each => each.End))
        {
            if (entry.Begin != end)
            {
                throw new InvalidDataException(FormattableString.Invariant($"the tensor '{entry.Name}' begins at byte {entry.Begin} of the data, where {end} is due: tensors may not overlap or leave gaps"));
            }

            end = entry.End;
        }

        return end == bytes
            ? entries
            : throw new InvalidDataException(FormattableString.Invariant($"its tensors take {end} bytes, but {bytes} are there"));
    }

    private static WeightTensor[] Load(Stream source, List<SafetensorsEntry> entries)
    {
        var start = source.Position;
        return [.. entries.Select(entry =>
        {
            var values = new float[(entry.End - entry.Begin) / sizeof(float)];
            source.Position = start + entry.Begin;
            source.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return new WeightTensor(entry.Name, entry.Shape, values);
        })];
    }
}

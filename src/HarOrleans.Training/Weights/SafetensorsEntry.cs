using System.Text.Json;

namespace HarOrleans.Training;

/// <summary>A tensor as a safetensors header describes it.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Begin">Where its numbers begin, in bytes from the start of the data.</param>
/// <param name="End">Where they end; (End - Begin) bytes are what the shape takes.</param>
internal sealed record SafetensorsEntry(string Name, long[] Shape, long Begin, long End)
{
    private const string Float32 = "F32";

    /// <summary>Reads one member of the header.</summary>
    /// <exception cref="InvalidDataException">It is no float32 tensor, or its shape and its place do not agree.</exception>
    internal static SafetensorsEntry Of(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String)
        {
            throw new InvalidDataException($"the tensor '{name}' has no dtype");
        }

        if (type.GetString() is var dtype && dtype != Float32)
        {
            throw new InvalidDataException($"the tensor '{name}' is of type {dtype}; only {Float32} is read");
        }

        var shape = Numbers(name, value, "shape");
        var place = Numbers(name, value, "data_offsets");
        if (place is not [var begin, var end] || begin > end)
        {
            throw new InvalidDataException($"the tensor '{name}' has no place: data_offsets must be its begin and its end");
        }

        var bytes = shape.Aggregate((long)sizeof(float), (product, each) => checked(product * each));
        return bytes == end - begin
            ? new SafetensorsEntry(name, shape, begin, end)
            : throw new InvalidDataException(FormattableString.Invariant($"the tensor '{name}' of shape [{string.Join(", ", shape)}] takes {bytes} bytes, but is given {end - begin}"));
    }

    private static long[] Numbers(string name, JsonElement value, string member)
    {
        if (!value.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"the tensor '{name}' has no {member}");
        }

        return
        [
            .. list.EnumerateArray().Select(each => each.ValueKind == JsonValueKind.Number && each.TryGetInt64(out var number) && number >= 0
                ? number
                : throw new InvalidDataException($"the tensor '{name}' has {member} with {each.GetRawText()}, which is no count")),
        ];
    }
}

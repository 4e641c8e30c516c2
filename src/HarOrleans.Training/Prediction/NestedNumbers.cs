using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Nested JSON lists of numbers, all of one shape.</summary>
internal static class NestedNumbers
{
    /// <summary>Reads them.</summary>
    /// <param name="name">What they are called in messages.</param>
    /// <param name="value">The outermost list.</param>
    /// <param name="width">The length that the inner lists must have; null for whatever the first has.</param>
    /// <returns>The shape, and the numbers row-major.</returns>
    /// <exception cref="InvalidSpecException">The lists are uneven, empty, or hold something other than finite numbers.</exception>
    public static (int[] Shape, double[] Values) Read(string name, JsonElement value, int? width = null)
    {
        List<int> shape = [];
        for (var at = value; at.ValueKind == JsonValueKind.Array; at = at[0])
        {
            shape.Add(at.GetArrayLength());
            if (shape[^1] == 0)
            {
                throw Wrong($"{name}: it has an empty list");
            }
        }

        if (shape.Count == 0)
        {
            throw Wrong($"{name}: it must be a list of rows");
        }

        if (width is { } wanted && (shape.Count != 2 || shape[1] != wanted))
        {
            throw Wrong(FormattableString.Invariant($"{name}: it has shape [{string.Join(", ", shape)}], but there are {wanted} columns"));
        }

        List<double> values = [];
        Add(name, value, shape, 0, values);
        return ([.. shape], [.. values]);
    }

    private static void Add(string name, JsonElement value, List<int> shape, int depth, List<double> values)
    {
        if (depth == shape.Count)
        {
            values.Add(value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : throw Wrong(FormattableString.Invariant($"{name}: value {values.Count} is {Cut(value.GetRawText())}, which is not a finite number")));
            return;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != shape[depth])
        {
            throw Wrong(FormattableString.Invariant($"{name}: the lists are uneven: not all have the shape [{string.Join(", ", shape)}]"));
        }

        foreach (var inner in value.EnumerateArray())
        {
            Add(name, inner, shape, depth + 1, values);
        }
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static InvalidSpecException Wrong(string problem) => new([$"{problem}."]);
}

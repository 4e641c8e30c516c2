using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>
/// A request as MLflow's scoring server takes it: one JSON object with one of <c>dataframe_split</c> (columns, data) or <c>dataframe_records</c> (an object a row), raw rows by column name;
/// or <c>instances</c> or <c>inputs</c>, nested lists: prepared inputs, rows x features or rows x 1 x features, or raw sensor windows, rows x 128 x 9.
/// A model that reads windows takes only those; it scales them itself.
/// </summary>
public static class ScoringRequest
{
    private static readonly string[] Forms = ["dataframe_split", "dataframe_records", "instances", "inputs"];

    /// <summary>Answers a request.</summary>
    /// <param name="model">Who answers.</param>
    /// <param name="body">The request.</param>
    /// <exception cref="InvalidSpecException">It is no such request, or does not fit the model; the message names what is wrong.</exception>
    public static IReadOnlyList<Prediction> Answer(ServedModel model, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(model);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException e)
        {
            throw Wrong($"the request is not JSON: {e.Message.TrimEnd('.')}");
        }

        using (document)
        {
            var root = document.RootElement;
            var given = root.ValueKind == JsonValueKind.Object ? Forms.Where(form => root.TryGetProperty(form, out _)).ToList() : [];
            if (given.Count != 1)
            {
                throw Wrong($"the request must be an object with exactly one of {string.Join(", ", Forms)}; it has {(given.Count == 0 ? "none" : string.Join(", ", given))}");
            }

            var value = root.GetProperty(given[0]);
            return given[0] switch
            {
                "dataframe_split" => Split(model, value),
                "dataframe_records" => Records(model, value),
                _ => Tensor(model, given[0], value),
            };
        }
    }

    private static IReadOnlyList<Prediction> Split(ServedModel model, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("columns", out var columns) || !value.TryGetProperty("data", out var data)
            || columns.ValueKind != JsonValueKind.Array || data.ValueKind != JsonValueKind.Array || columns.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.String))
        {
            throw Wrong("dataframe_split: it must have 'columns', a list of names, and 'data', a list of rows");
        }

        var names = Names("dataframe_split.columns", columns.EnumerateArray(), each => each.GetString()!);
        return model.PredictRows(names, NestedNumbers.Read("dataframe_split.data", data, names.Length).Values);
    }

    private static IReadOnlyList<Prediction> Records(ServedModel model, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0 || value.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.Object))
        {
            throw Wrong("dataframe_records: it must be a list of objects, one a row, at least one");
        }

        var names = Names("dataframe_records: row 0", value[0].EnumerateObject(), each => each.Name);
        var places = names.Index().DistinctBy(each => each.Item, StringComparer.Ordinal).ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        if (places.Count < names.Length)
        {
            throw Wrong($"dataframe_records: row 0 has column '{names.Where((name, at) => places[name] != at).First()}' twice");
        }

        // A row is looked at before there is room for it: many empty ones below one of many columns would ask for much.
        List<double> values = [];
        foreach (var (row, record) in value.EnumerateArray().Index())
        {
            values.AddRange(Row(record, row, names, places));
        }

        return model.PredictRows(names, values.ToArray());
    }

    private static double[] Row(JsonElement record, int row, string[] names, Dictionary<string, int> places)
    {
        if (record.EnumerateObject().Count() != names.Length)
        {
            throw Wrong(FormattableString.Invariant($"dataframe_records: row {row} has other columns than row 0"));
        }

        var values = new double[names.Length];
        Array.Fill(values, double.NaN);
        foreach (var (name, number) in Names(FormattableString.Invariant($"dataframe_records: row {row}"), record.EnumerateObject(), each => each.Name).Zip(record.EnumerateObject()))
        {
            if (places.TryGetValue(name, out var at) && number.Value.ValueKind == JsonValueKind.Number)
            {
                values[at] = number.Value.GetDouble();
            }
        }

        var missing = Array.FindIndex(values, double.IsNaN);
        return missing < 0 ? values : throw Wrong(FormattableString.Invariant($"dataframe_records: row {row} has no number in column '{names[missing]}'"));
    }

    /// <summary>JSON can write half a character, which is no text.</summary>
    private static string[] Names<T>(string what, IEnumerable<T> members, Func<T, string> name)
    {
        try
        {
            return [.. members.Select(name)];
        }
        catch (InvalidOperationException)
        {
            throw Wrong($"{what}: a name is not Unicode text");
        }
    }

    private static IReadOnlyList<Prediction> Tensor(ServedModel model, string form, JsonElement value)
    {
        var (shape, numbers) = NestedNumbers.Read(form, value);
        var features = model.Shape.Features;
        return shape switch
        {
            [_, var width] when width == features && !model.ReadsWindows => model.PredictInputs(Floats(numbers)),
            [_, 1, var width] when width == features && !model.ReadsWindows => model.PredictInputs(Floats(numbers)),
            [_, HarWindows.Samples, 9] => model.PredictWindows(new InertialWindows(Floats(numbers))),
            _ => throw Wrong(FormattableString.Invariant(
                $"{form}: the shape is [{string.Join(", ", shape)}]; the model takes {(model.ReadsWindows ? "" : $"prepared inputs of [-1, 1, {features}], or ")}raw windows of [-1, {HarWindows.Samples}, 9]")),
        };
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static InvalidSpecException Wrong(string problem) => new([$"{problem}."]);
}

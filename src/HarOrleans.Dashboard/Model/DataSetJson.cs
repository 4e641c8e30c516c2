using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>What a registered data set says of itself, in MLflow's JSON, as a page lists it. It is anybody's text: of another form it stands as it is.</summary>
public static class DataSetJson
{
    private const string Columnar = "mlflow_colspec";
    private const string Tensors = "mlflow_tensorspec";

    /// <summary>A profile's figures by name.</summary>
    /// <param name="json">The profile, or null.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Figures(string? json) => Read(json, "profile", root =>
        [.. root.EnumerateObject().Where(each => each.Value.ValueKind != JsonValueKind.Object).Select(Figure)]);

    /// <summary>The figures of each object within a profile, such as the rows of each class.</summary>
    /// <param name="json">The profile, or null.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<KeyValuePair<string, string>> Figures)> Groups(string? json)
    {
        List<(string, IReadOnlyList<KeyValuePair<string, string>>)> groups = [];
        Read(json, "profile", root =>
        {
            groups.AddRange(root.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.Object)
                .Select(each => (each.Name, (IReadOnlyList<KeyValuePair<string, string>>)[.. each.Value.EnumerateObject().Select(Figure)])));
            return [];
        });
        return groups;
    }

    /// <summary>A schema's columns or tensors, each with its type.</summary>
    /// <param name="json">The schema, or null.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Columns(string? json) => Read(json, "schema", root =>
        root.TryGetProperty(Columnar, out var columns) ? [.. columns.EnumerateArray().Select(Column)]
        : root.TryGetProperty(Tensors, out var tensors) ? [.. tensors.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.String).SelectMany(each => TensorsOf(each.Name, each.Value.GetString()!))]
        : throw new FormatException());

    /// <summary>Where a data set came from: the address where its source is one and no more.</summary>
    /// <param name="json">The source.</param>
    public static string Source(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.EnumerateObject().ToArray() is [{ Value: { ValueKind: JsonValueKind.String } only }] ? only.GetString()! : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static KeyValuePair<string, string> Figure(JsonProperty each) => KeyValuePair.Create(each.Name, each.Value.ToString());

    private static KeyValuePair<string, string> Column(JsonElement column)
    {
        var name = column.TryGetProperty("name", out var named) ? named.ToString() : "";
        var isOptional = column.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.False;
        return KeyValuePair.Create(name, column.Text("type") + (isOptional ? ", optional" : ""));
    }

    /// <summary>MLflow keeps each part's tensors as text in the text.</summary>
    private static IEnumerable<KeyValuePair<string, string>> TensorsOf(string part, string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(tensor =>
        {
            var spec = tensor.GetProperty("tensor-spec");
            return KeyValuePair.Create(tensor.TryGetProperty("name", out var name) ? $"{part}: {name}" : part, $"{spec.Text("dtype")} {spec.GetProperty("shape").GetRawText()}");
        })];
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Read(string? json, string what, Func<JsonElement, IReadOnlyList<KeyValuePair<string, string>>> read)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return [KeyValuePair.Create(what, json)];
        }
    }
}

using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>JSON files that a run logged: anybody's text, so a file of another form is none.</summary>
internal static class LoggedJson
{
    private const int MostBytes = 4 << 20;

    /// <summary>Reads a file's first 4 MiB; null where they are not of the form that is read.</summary>
    public static async Task<T?> ReadAsync<T>(Stream file, Func<JsonElement, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var bytes = new byte[MostBytes];
            var length = await file.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false);
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Reads a run's file; null where it is not there, cannot be read or is of another form.</summary>
    public static async Task<T?> ReadAsync<T>(IRunFiles? files, string runId, string path, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            await using var file = files is null ? null : await files.OpenAsync(runId, path);
            return file is null ? null : await ReadAsync(file, read);
        }
        catch (IOException)
        {
            return null; // the page stands without it
        }
    }

    /// <summary>A member's text.</summary>
    public static string Text(this JsonElement of, string name) => of.GetProperty(name).GetString() ?? throw new FormatException(name);

    /// <summary>A member's number.</summary>
    public static double Number(this JsonElement of, string name) => of.GetProperty(name).GetDouble();

    /// <summary>A member's number, or null where that stands there.</summary>
    public static double? NumberOrNull(this JsonElement of, string name) => NumberOrNull(of.GetProperty(name));

    /// <summary>A member's numbers.</summary>
    public static IReadOnlyList<double?> Numbers(this JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(NumberOrNull)];

    /// <summary>A member's two ends.</summary>
    public static (double Low, double High) Interval(this JsonElement of, string name) => (of.GetProperty(name)[0].GetDouble(), of.GetProperty(name)[1].GetDouble());

    /// <summary>Numbers by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> ByName(this JsonElement of, string name) =>
        [.. of.GetProperty(name).EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetDouble()))];

    private static double? NumberOrNull(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetDouble();
}

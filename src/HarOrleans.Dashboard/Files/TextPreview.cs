using System.Text.Encodings.Web;
using System.Text.Json;

namespace HarOrleans.Dashboard;

/// <summary>A file as text.</summary>
internal static class TextPreview
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a whole file as UTF-8; what is none comes as the replacement character.</summary>
    public static async Task<string> ReadAsync(Stream file)
    {
        using var text = new StreamReader(file, leaveOpen: true);
        return await text.ReadToEndAsync();
    }

    /// <summary>JSON with its lines indented; what is no JSON stays as it is.</summary>
    public static string Indent(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}

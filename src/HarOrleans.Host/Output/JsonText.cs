using System.Text.Encodings.Web;
using System.Text.Json;

namespace HarOrleans.Host.Output;

/// <summary>
/// Documents for programs: UTF-8, indented, a newline at the end, names in snake case, times in UTC, numbers that are not finite as null. Parameters keep
/// their types: a float always has a point or an exponent.
/// </summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteNumberConverter() },
    };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as JSON in one line, for people.</summary>
    internal static string Line<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    /// <summary>The document's bytes.</summary>
    internal static byte[] Write(object document) => [.. JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), Form), (byte)'\n'];

    /// <summary>Writes the document as it is read: what is enumerated asynchronously in it needs no room.</summary>
    internal static async Task WriteAsync(Stream file, object document, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(file, document, document.GetType(), Form, cancellationToken);
        await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}

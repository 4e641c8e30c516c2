using System.Text.Json;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>User attributes, which are JSON, as people read them.</summary>
internal static class AttributeText
{
    /// <summary>A text without its quotes, a number shortened, anything else as the JSON that it is.</summary>
    public static string Show(string json) => UserAttributes.Number(json) is { } number ? Format.Number(number) : Text(json) ?? json;

    /// <summary>The text that a value is; null where it is something else.</summary>
    public static string? Text(string json)
    {
        try
        {
            return json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

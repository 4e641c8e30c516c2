using System.Text.Json;
using System.Text.Json.Serialization;

namespace HarOrleans.Storage.Sql;

/// <summary>JSON in columns: doubles come back bit for bit, and NaN and the infinities are words.</summary>
internal static class StorageJson
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>A value as JSON.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value from JSON.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"A column holds JSON null where a {typeof(T).Name} belongs.");
}

namespace HarOrleans.Grains;

/// <summary>How a silo's roles stand in its metadata.</summary>
public static class SiloRoleMetadata
{
    private const string Present = "true";

    /// <summary>The metadata of a silo with these roles.</summary>
    public static Dictionary<string, string> For(IEnumerable<string> roles) => roles.ToDictionary(Key, _ => Present);

    internal static bool Has(IReadOnlyDictionary<string, string> metadata, string role) => metadata.ContainsKey(Key(role));

    private static string Key(string role) => $"har.role.{role}";
}

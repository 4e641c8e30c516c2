namespace HarOrleans.Grains;

/// <summary>How a silo's roles and labels stand in its metadata.</summary>
public static class SiloRoleMetadata
{
    private const string Present = "true";

    private const string Label = "har.label.";

    /// <summary>The metadata of a silo with these roles and labels.</summary>
    public static Dictionary<string, string> For(IEnumerable<string> roles, IReadOnlyDictionary<string, string>? labels = null) =>
        roles.Select(role => KeyValuePair.Create(Key(role), Present)).Concat((labels ?? new Dictionary<string, string>()).Select(label => KeyValuePair.Create(Label + label.Key, label.Value)))
            .ToDictionary();

    internal static Dictionary<string, string> Labels(IReadOnlyDictionary<string, string> metadata) =>
        metadata.Where(each => each.Key.StartsWith(Label, StringComparison.Ordinal)).ToDictionary(each => each.Key[Label.Length..], each => each.Value);

    internal static bool Has(IReadOnlyDictionary<string, string> metadata, string role) => metadata.ContainsKey(Key(role));

    private static string Key(string role) => $"har.role.{role}";
}

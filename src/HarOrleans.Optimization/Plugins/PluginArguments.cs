namespace HarOrleans.Optimization;

/// <summary>What a sampler or pruner is made from.</summary>
/// <param name="Options">Its options by name, as a study stores them.</param>
/// <param name="Services">Where it finds the catalogues, should it hold another sampler or pruner.</param>
internal sealed record PluginArguments(IReadOnlyDictionary<string, string> Options, IServiceProvider Services)
{
    /// <summary>The options whose names begin with a prefix, without it.</summary>
    internal Dictionary<string, string> Under(string prefix) =>
        (Options ?? new Dictionary<string, string>()).Where(option => option.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(option => option.Key[prefix.Length..], option => option.Value, StringComparer.Ordinal);
}

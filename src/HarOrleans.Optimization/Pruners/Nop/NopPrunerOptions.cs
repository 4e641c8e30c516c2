namespace HarOrleans.Optimization;

/// <summary>The pruner that never prunes has no options.</summary>
internal sealed record NopPrunerOptions;

namespace HarOrleans.Contracts;

/// <summary>When a trial is given up early.</summary>
/// <param name="Name">The pruner's name, e.g. <c>median</c> or <c>nop</c>.</param>
/// <param name="Options">The pruner's options by name; absent ones have its defaults.</param>
[GenerateSerializer, Immutable, Alias(Aliases.PrunerSpec)]
public sealed record PrunerSpec(string Name, IReadOnlyDictionary<string, string> Options);

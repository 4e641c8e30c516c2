namespace HarOrleans.Contracts;

/// <summary>How parameters are chosen.</summary>
/// <param name="Name">The sampler's name, e.g. <c>tpe</c> or <c>random</c>.</param>
/// <param name="Seed">Seed of everything the study draws; trial n's draws depend on the seed and n only.</param>
/// <param name="Options">The sampler's options by name; absent ones have its defaults.</param>
[GenerateSerializer, Immutable, Alias(Aliases.SamplerSpec)]
public sealed record SamplerSpec(string Name, long Seed, IReadOnlyDictionary<string, string> Options);

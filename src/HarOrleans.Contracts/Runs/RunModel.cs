namespace HarOrleans.Contracts;

/// <summary>A logged model that a run made or used.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Output">Whether the run made it; otherwise it used it.</param>
/// <param name="Step">The step at which it was made; 0 of one that was used.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunModel)]
public sealed record RunModel(string ModelId, bool Output, long Step);

namespace HarOrleans.Contracts;

/// <summary>What a call to import added. What was there before is not counted.</summary>
/// <param name="Added">Whether the run is new.</param>
/// <param name="Params">Params added.</param>
/// <param name="Tags">Tags added; one that is there keeps its value.</param>
/// <param name="Points">Points added.</param>
/// <param name="Conflicts">Params that have another value here; each names key and both values.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunImported)]
public sealed record RunImported(bool Added, int Params, int Tags, long Points, IReadOnlyList<string> Conflicts);

namespace HarOrleans.Contracts;

/// <summary>A whole number between two bounds, uniform or uniform in its logarithm.</summary>
/// <param name="Low">Smallest value, inclusive; at least 1 where <paramref name="Log"/>.</param>
/// <param name="High">Largest value, inclusive.</param>
/// <param name="Log">Uniform in the logarithm; excludes a step other than 1.</param>
/// <param name="Step">Grid from <paramref name="Low"/> in this step.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IntDistribution)]
public sealed record IntDistribution(long Low, long High, bool Log = false, long Step = 1) : Distribution;

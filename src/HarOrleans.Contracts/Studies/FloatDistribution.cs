namespace HarOrleans.Contracts;

/// <summary>A double between two bounds, uniform or uniform in its logarithm.</summary>
/// <param name="Low">Smallest value, inclusive; above 0 where <paramref name="Log"/>.</param>
/// <param name="High">Largest value, inclusive.</param>
/// <param name="Log">Uniform in the logarithm; excludes <paramref name="Step"/>.</param>
/// <param name="Step">Grid from <paramref name="Low"/> in this step, or null for every double.</param>
[GenerateSerializer, Immutable, Alias(Aliases.FloatDistribution)]
public sealed record FloatDistribution(double Low, double High, bool Log = false, double? Step = null) : Distribution;

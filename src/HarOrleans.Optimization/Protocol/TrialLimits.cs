namespace HarOrleans.Optimization;

/// <summary>How often a trial is tried again.</summary>
/// <param name="MaxRetries">Failures of the objective that are tried again.</param>
/// <param name="MaxDeaths">Deaths of silos that are tried again.</param>
public sealed record TrialLimits(int MaxRetries, int MaxDeaths);

namespace HarOrleans.Optimization;

/// <summary>How often a trial is tried again.</summary>
/// <param name="MaxRetries">Failures of the objective that are tried again.</param>
/// <param name="MaxDeaths">Deaths of silos that are tried again.</param>
public sealed record TrialLimits(int MaxRetries, int MaxDeaths)
{
    /// <summary>Silences of an outside owner that are tried again; by default as many as deaths.</summary>
    public int MaxSilences { get; init; } = MaxDeaths;

    /// <summary>How many values a COMPLETE trial is told with.</summary>
    public int Objectives { get; init; } = 1;
}

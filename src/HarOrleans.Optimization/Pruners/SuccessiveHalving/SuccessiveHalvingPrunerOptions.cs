namespace HarOrleans.Optimization;

/// <summary>How rungs lie and how many trials pass them. Defaults are Optuna's.</summary>
internal sealed record SuccessiveHalvingPrunerOptions
{
    /// <summary>The step of the first rung, at least 1; null (<c>auto</c>): a hundredth of the last step of the first complete trial, at least 1. Default auto.</summary>
    internal int? MinResource { get; init; }

    /// <summary>Each rung is at this many times the step of the one before, and one in so many passes it. At least 2; default 4.</summary>
    internal int ReductionFactor { get; init; } = 4;

    /// <summary>Rungs left out at the beginning. Default 0.</summary>
    internal int MinEarlyStoppingRate { get; init; }

    /// <summary>No trial passes a rung before more than so many have reached it. Needs a given <see cref="MinResource"/>. Default 0.</summary>
    internal int BootstrapCount { get; init; }
}

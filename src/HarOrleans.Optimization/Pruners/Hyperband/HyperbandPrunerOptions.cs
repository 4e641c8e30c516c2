namespace HarOrleans.Optimization;

/// <summary>How brackets are laid out. Defaults are Optuna's.</summary>
internal sealed record HyperbandPrunerOptions
{
    /// <summary>The step of the first rung of the first bracket, at least 1. Default 1.</summary>
    internal int MinResource { get; init; } = 1;

    /// <summary>The steps of a whole trial, at least <see cref="MinResource"/>; null (<c>auto</c>): one more than the last step of the first complete trial. Default auto.</summary>
    internal int? MaxResource { get; init; }

    /// <summary>Each rung is at this many times the step of the one before, and one in so many passes it. At least 2; default 3.</summary>
    internal int ReductionFactor { get; init; } = 3;

    /// <summary>No trial passes a rung before more than so many have reached it. Needs a given <see cref="MaxResource"/>. Default 0.</summary>
    internal int BootstrapCount { get; init; }
}

namespace HarOrleans.Optimization;

/// <summary>What share is kept, and when the percentile pruner looks. Defaults are Optuna's, which has none for the percentile.</summary>
internal sealed record PercentilePrunerOptions
{
    /// <summary>The share of complete trials, in percent, that a trial must be among to go on. From 0 to 100; must be given.</summary>
    internal double Percentile { get; init; }

    /// <summary>Nothing is pruned before this many trials are complete. Default 5.</summary>
    internal int StartupTrials { get; init; } = 5;

    /// <summary>Nothing is pruned before this step. Default 0.</summary>
    internal int WarmupSteps { get; init; }

    /// <summary>Steps between two looks, counted from the warm-up; a trial is looked at with its first report in each interval. Default 1.</summary>
    internal int IntervalSteps { get; init; } = 1;

    /// <summary>Nothing is pruned at a step that fewer complete trials reported at. Default 1.</summary>
    internal int MinTrials { get; init; } = 1;
}

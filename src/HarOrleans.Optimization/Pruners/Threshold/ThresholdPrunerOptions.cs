namespace HarOrleans.Optimization;

/// <summary>What values may be, and when the threshold pruner looks.</summary>
internal sealed record ThresholdPrunerOptions
{
    /// <summary>Values below are pruned. Default none; one of the two bounds must be given.</summary>
    internal double Lower { get; init; } = double.NegativeInfinity;

    /// <summary>Values above are pruned. Default none.</summary>
    internal double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>Nothing is pruned before this step. Default 0.</summary>
    internal int WarmupSteps { get; init; }

    /// <summary>Steps between two looks, counted from the warm-up; a trial is looked at with its first report in each interval. Default 1.</summary>
    internal int IntervalSteps { get; init; } = 1;
}

namespace HarOrleans.Optimization;

/// <summary>How sure the Wilcoxon pruner must be. Defaults are Optuna's.</summary>
internal sealed record WilcoxonPrunerOptions
{
    /// <summary>A trial is given up where it would look this bad beside the best one, by chance, with a smaller probability. From 0 to 1; default 0.1.</summary>
    internal double PThreshold { get; init; } = 0.1;

    /// <summary>Steps that both trials must have before anything is pruned; at least two count. Default 2.</summary>
    internal int StartupSteps { get; init; } = 2;
}

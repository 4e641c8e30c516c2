namespace HarOrleans.Optimization;

/// <summary>
/// Gives a trial up where its best value so far is strictly worse than the median of what complete trials reported at the same step. NaN is ignored on
/// both sides; a trial that has reported nothing but NaN is given up. As Optuna's MedianPruner: the 50th percentile.
/// </summary>
internal sealed class MedianPruner(MedianPrunerOptions options) : INamedPruner
{
    private readonly PercentilePruner _percentile = new(new PercentilePrunerOptions
    {
        Percentile = 50,
        StartupTrials = options.StartupTrials,
        WarmupSteps = options.WarmupSteps,
        IntervalSteps = options.IntervalSteps,
        MinTrials = options.MinTrials,
    });

    public static string Name => MedianPrunerConstants.Name;

    public static IPruner Create(PluginArguments arguments) => new MedianPruner(MedianPrunerArguments.Read(arguments));

    public string? Prune(PrunerContext context) => _percentile.Prune(context);
}

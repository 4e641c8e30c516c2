namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="PercentilePruner"/>.</summary>
internal static class PercentilePrunerArguments
{
    internal static PercentilePrunerOptions Read(PluginArguments arguments)
    {
        var usual = new PercentilePrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new PercentilePrunerOptions
        {
            Percentile = reader.Required(PercentilePrunerConstants.Percentile, share => share is >= 0 and <= 100, "a number from 0 to 100"),
            StartupTrials = reader.Int(PercentilePrunerConstants.StartupTrials, usual.StartupTrials, min: 0),
            WarmupSteps = reader.Int(PercentilePrunerConstants.WarmupSteps, usual.WarmupSteps, min: 0),
            IntervalSteps = reader.Int(PercentilePrunerConstants.IntervalSteps, usual.IntervalSteps, min: 1),
            MinTrials = reader.Int(PercentilePrunerConstants.MinTrials, usual.MinTrials, min: 1),
        };
        reader.ThrowIfWrong();
        return chosen;
    }
}

namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="MedianPruner"/>.</summary>
internal static class MedianPrunerArguments
{
    internal static MedianPrunerOptions Read(PluginArguments arguments)
    {
        var usual = new MedianPrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new MedianPrunerOptions
        {
            StartupTrials = reader.Int(MedianPrunerConstants.StartupTrials, usual.StartupTrials, min: 0),
            WarmupSteps = reader.Int(MedianPrunerConstants.WarmupSteps, usual.WarmupSteps, min: 0),
            IntervalSteps = reader.Int(MedianPrunerConstants.IntervalSteps, usual.IntervalSteps, min: 1),
            MinTrials = reader.Int(MedianPrunerConstants.MinTrials, usual.MinTrials, min: 1),
        };
        reader.ThrowIfWrong();
        return chosen;
    }
}

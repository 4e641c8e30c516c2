namespace HarOrleans.Optimization;

/// <summary>Makes <see cref="MedianPruner"/> from <see cref="MedianPrunerOptions"/>.</summary>
internal sealed class MedianPrunerFactory : IPrunerFactory
{
    public string Name => PrunerNames.Median;

    public IPruner Create(IReadOnlyDictionary<string, string> options)
    {
        var defaults = new MedianPrunerOptions();
        var reader = new OptionReader("pruner", options);
        var chosen = new MedianPrunerOptions
        {
            StartupTrials = reader.Int(MedianPrunerOptions.StartupTrialsName, defaults.StartupTrials, min: 0),
            WarmupSteps = reader.Int(MedianPrunerOptions.WarmupStepsName, defaults.WarmupSteps, min: 0),
            IntervalSteps = reader.Int(MedianPrunerOptions.IntervalStepsName, defaults.IntervalSteps, min: 1),
            MinTrials = reader.Int(MedianPrunerOptions.MinTrialsName, defaults.MinTrials, min: 1),
        };
        reader.ThrowIfWrong();
        return new MedianPruner(chosen);
    }
}

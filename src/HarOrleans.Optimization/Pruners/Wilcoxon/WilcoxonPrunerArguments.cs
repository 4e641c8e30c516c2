namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="WilcoxonPruner"/>.</summary>
internal static class WilcoxonPrunerArguments
{
    internal static WilcoxonPrunerOptions Read(PluginArguments arguments)
    {
        var usual = new WilcoxonPrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new WilcoxonPrunerOptions
        {
            PThreshold = reader.Double(WilcoxonPrunerConstants.PThreshold, usual.PThreshold, share => share is >= 0 and <= 1, "a number from 0 to 1"),
            StartupSteps = reader.Int(WilcoxonPrunerConstants.StartupSteps, usual.StartupSteps, min: 0),
        };
        reader.ThrowIfWrong();
        return chosen;
    }
}

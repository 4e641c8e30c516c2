namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="HyperbandPruner"/>.</summary>
internal static class HyperbandPrunerArguments
{
    internal static HyperbandPrunerOptions Read(PluginArguments arguments)
    {
        var usual = new HyperbandPrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new HyperbandPrunerOptions
        {
            MinResource = reader.Int(HyperbandPrunerConstants.MinResource, usual.MinResource, min: 1),
            MaxResource = reader.IntOrAuto(HyperbandPrunerConstants.MaxResource, min: 1),
            ReductionFactor = reader.Int(HyperbandPrunerConstants.ReductionFactor, usual.ReductionFactor, min: 2),
            BootstrapCount = reader.Int(HyperbandPrunerConstants.BootstrapCount, usual.BootstrapCount, min: 0),
        };
        if (chosen is { BootstrapCount: > 0, MaxResource: null })
        {
            reader.Refuse(HyperbandPrunerConstants.BootstrapCount, $"{chosen.BootstrapCount}", $"needs a number as {HyperbandPrunerConstants.MaxResource}.");
        }

        if (chosen.MaxResource < chosen.MinResource)
        {
            reader.Refuse(HyperbandPrunerConstants.MaxResource, $"{chosen.MaxResource}", $"must be at least {HyperbandPrunerConstants.MinResource}, which is {chosen.MinResource}.");
        }

        reader.ThrowIfWrong();
        return chosen;
    }
}

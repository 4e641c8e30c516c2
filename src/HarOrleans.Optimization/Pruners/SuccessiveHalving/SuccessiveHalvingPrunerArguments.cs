namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="SuccessiveHalvingPruner"/>.</summary>
internal static class SuccessiveHalvingPrunerArguments
{
    internal static SuccessiveHalvingPrunerOptions Read(PluginArguments arguments)
    {
        var usual = new SuccessiveHalvingPrunerOptions();
        var reader = new OptionReader("pruner", arguments.Options);
        var chosen = new SuccessiveHalvingPrunerOptions
        {
            MinResource = reader.IntOrAuto(SuccessiveHalvingPrunerConstants.MinResource, min: 1),
            ReductionFactor = reader.Int(SuccessiveHalvingPrunerConstants.ReductionFactor, usual.ReductionFactor, min: 2),
            MinEarlyStoppingRate = reader.Int(SuccessiveHalvingPrunerConstants.MinEarlyStoppingRate, usual.MinEarlyStoppingRate, min: 0),
            BootstrapCount = reader.Int(SuccessiveHalvingPrunerConstants.BootstrapCount, usual.BootstrapCount, min: 0),
        };
        if (chosen is { BootstrapCount: > 0, MinResource: null })
        {
            reader.Refuse(SuccessiveHalvingPrunerConstants.BootstrapCount, $"{chosen.BootstrapCount}", $"needs a number as {SuccessiveHalvingPrunerConstants.MinResource}.");
        }

        reader.ThrowIfWrong();
        return chosen;
    }
}

namespace HarOrleans.Optimization;

/// <summary>Reads the options of <see cref="TpeSampler"/>.</summary>
internal static class TpeSamplerArguments
{
    internal static TpeSamplerOptions Read(PluginArguments arguments)
    {
        var reader = new OptionReader("sampler", arguments.Options);
        var version = reader.OneOf(TpeSamplerConstants.Version, TpeSamplerConstants.Version50, TpeSamplerConstants.Version50, TpeSamplerConstants.Version49);
        var (usual, isNew) = (new TpeSamplerOptions(), version == TpeSamplerConstants.Version50);
        var chosen = new TpeSamplerOptions
        {
            Version = version,
            StartupTrials = reader.Int(TpeSamplerConstants.StartupTrials, usual.StartupTrials, min: 0),
            Candidates = reader.Int(TpeSamplerConstants.Candidates, usual.Candidates, min: 1, max: TpeSamplerConstants.MostCandidates),
            Gamma = reader.Double(TpeSamplerConstants.Gamma, usual.Gamma, share => share is > 0 and <= 1, "a number above 0 and at most 1"),
            Multivariate = reader.BoolOrAbsent(TpeSamplerConstants.Multivariate) ?? (isNew ? null : false),
            Group = reader.Bool(TpeSamplerConstants.Group, usual.Group),
            ConstantLiar = reader.Bool(TpeSamplerConstants.ConstantLiar, isNew),
        };
        if (chosen is { Group: true, Multivariate: false })
        {
            reader.Refuse(TpeSamplerConstants.Group, "true", $"needs {TpeSamplerConstants.Multivariate} = true.");
        }

        reader.ThrowIfWrong();
        return chosen;
    }
}

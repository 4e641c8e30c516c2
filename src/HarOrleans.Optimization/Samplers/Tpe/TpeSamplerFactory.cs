namespace HarOrleans.Optimization;

/// <summary>Makes <see cref="TpeSampler"/> from <see cref="TpeOptions"/>.</summary>
internal sealed class TpeSamplerFactory : ISamplerFactory
{
    public string Name => SamplerNames.Tpe;

    public ISampler Create(IReadOnlyDictionary<string, string> options) => new TpeSampler(Read(options));

    internal static TpeOptions Read(IReadOnlyDictionary<string, string> options)
    {
        var reader = new OptionReader("sampler", options);
        var version = reader.OneOf(TpeOptions.VersionName, TpeOptions.Version50, TpeOptions.Version50, TpeOptions.Version49);
        var usual = new TpeOptions();
        var chosen = new TpeOptions
        {
            Version = version,
            StartupTrials = reader.Int(TpeOptions.StartupTrialsName, usual.StartupTrials, min: 0),
            Candidates = reader.Int(TpeOptions.CandidatesName, usual.Candidates, min: 1, max: TpeOptions.MostCandidates),
            Gamma = reader.Double(TpeOptions.GammaName, usual.Gamma, share => share is > 0 and <= 1, "a number above 0 and at most 1"),
            Multivariate = reader.Bool(TpeOptions.MultivariateName, version == TpeOptions.Version50),
            Group = reader.Bool(TpeOptions.GroupName, usual.Group),
            ConstantLiar = reader.Bool(TpeOptions.ConstantLiarName, version == TpeOptions.Version50),
        };
        if (chosen is { Group: true, Multivariate: false })
        {
            reader.Refuse(TpeOptions.GroupName, "true", $"needs {TpeOptions.MultivariateName} = true.");
        }

        reader.ThrowIfWrong();
        return chosen;
    }
}

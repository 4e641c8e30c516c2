namespace HarOrleans.Optimization;

/// <summary>Makes <see cref="TpeSampler"/> from <see cref="TpeOptions"/>.</summary>
internal sealed class TpeSamplerFactory : ISamplerFactory
{
    public string Name => SamplerNames.Tpe;

    public ISampler Create(IReadOnlyDictionary<string, string> options)
    {
        var defaults = new TpeOptions();
        var reader = new OptionReader("sampler", options);
        var chosen = new TpeOptions
        {
            StartupTrials = reader.Int(TpeOptions.StartupTrialsName, defaults.StartupTrials, min: 0),
            Candidates = reader.Int(TpeOptions.CandidatesName, defaults.Candidates, min: 1),
            Multivariate = reader.Bool(TpeOptions.MultivariateName, defaults.Multivariate),
        };
        reader.ThrowIfWrong();
        return new TpeSampler(chosen);
    }
}

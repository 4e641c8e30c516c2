namespace HarOrleans.Optimization;

/// <summary>Names of the options of <see cref="TpeSampler"/>, and the words that one of them takes.</summary>
internal static class TpeSamplerConstants
{
    internal const string Name = SamplerNames.Tpe;
    internal const string Version = "version";
    internal const string StartupTrials = "n_startup_trials";
    internal const string Candidates = "n_ei_candidates";
    internal const string Gamma = "gamma";
    internal const string Multivariate = "multivariate";
    internal const string Group = "group";
    internal const string ConstantLiar = "constant_liar";

    internal const string Version50 = "5.0";
    internal const string Version49 = "4.9";

    /// <summary>Every candidate costs a look at every trial.</summary>
    internal const int MostCandidates = 10_000;
}

namespace HarOrleans.Optimization;

/// <summary>The settings of TPE.</summary>
internal sealed record TpeOptions
{
    internal const string StartupTrialsName = "n_startup_trials";
    internal const string CandidatesName = "n_ei_candidates";
    internal const string MultivariateName = "multivariate";

    /// <summary>
    /// Trials are drawn at random until this many have finished COMPLETE or PRUNED. Default 6: with the default window of 4 that makes trials 0 to 8
    /// random, about as many as Optuna's 10 does in a study without a window; so a short study is guided too.
    /// </summary>
    internal int StartupTrials { get; init; } = 6;

    /// <summary>Candidates among which the best expected improvement is taken. Default 24.</summary>
    internal int Candidates { get; init; } = 24;

    /// <summary>Whether parameters are drawn jointly, so that what goes well together stays together; else each on its own. Default true.</summary>
    internal bool Multivariate { get; init; } = true;
}

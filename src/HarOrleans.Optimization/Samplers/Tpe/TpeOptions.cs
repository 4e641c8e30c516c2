namespace HarOrleans.Optimization;

/// <summary>The settings of TPE.</summary>
internal sealed record TpeOptions
{
    internal const string VersionName = "version";
    internal const string StartupTrialsName = "n_startup_trials";
    internal const string CandidatesName = "n_ei_candidates";
    internal const string GammaName = "gamma";
    internal const string MultivariateName = "multivariate";
    internal const string GroupName = "group";
    internal const string ConstantLiarName = "constant_liar";

    /// <summary>Every candidate costs a look at every trial.</summary>
    internal const int MostCandidates = 10_000;

    internal const string Version50 = "5.0";
    internal const string Version49 = "4.9";

    /// <summary>What Optuna 5.0 does by itself.</summary>
    internal static TpeOptions Optuna50 { get; } = new() { StartupTrials = 10 };

    /// <summary>What Optuna 4.9 does by itself: every parameter on its own.</summary>
    internal static TpeOptions Optuna49 { get; } = new() { Version = Version49, StartupTrials = 10, Multivariate = false, ConstantLiar = false };

    /// <summary>Whose rules hold: Optuna's <c>5.0</c>, or <c>4.9</c>, which draws parameters on their own and has wider joint kernels. Default 5.0.</summary>
    internal string Version { get; init; } = Version50;

    /// <summary>
    /// Trials are drawn at random until this many have finished COMPLETE or PRUNED. Default 6: with the default window of 4 that makes trials 0 to 8
    /// random, about as many as Optuna's 10 does in a study without a window; so a short study is guided too.
    /// </summary>
    internal int StartupTrials { get; init; } = 6;

    /// <summary>Candidates among which the best expected improvement is taken. Default 24.</summary>
    internal int Candidates { get; init; } = 24;

    /// <summary>The share of finished trials that are good, of which 25 at most are taken. Above 0, up to 1; default 0.1.</summary>
    internal double Gamma { get; init; } = 0.1;

    /// <summary>Whether parameters are drawn jointly, so that what goes well together stays together; else each on its own. Default true in 5.0.</summary>
    internal bool Multivariate { get; init; } = true;

    /// <summary>Whether parameters that only some trials have are drawn jointly too, in groups; needs <see cref="Multivariate"/>. Default false.</summary>
    internal bool Group { get; init; }

    /// <summary>Whether open trials count among the others, so that the next keeps away from them. Default true in 5.0.</summary>
    internal bool ConstantLiar { get; init; } = true;
}

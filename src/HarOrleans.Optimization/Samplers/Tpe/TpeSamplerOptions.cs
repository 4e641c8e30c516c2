namespace HarOrleans.Optimization;

/// <summary>The settings of TPE.</summary>
internal sealed record TpeSamplerOptions
{
    /// <summary>What Optuna 5.0 does by itself.</summary>
    internal static TpeSamplerOptions Optuna50 { get; } = new() { StartupTrials = 10 };

    /// <summary>What Optuna 4.9 does by itself: every parameter on its own.</summary>
    internal static TpeSamplerOptions Optuna49 { get; } = new() { Version = TpeSamplerConstants.Version49, StartupTrials = 10, Multivariate = false, ConstantLiar = false };

    /// <summary>Whose rules hold: Optuna's <c>5.0</c>, or <c>4.9</c>, which draws parameters on their own and has wider joint kernels. Default 5.0.</summary>
    internal string Version { get; init; } = TpeSamplerConstants.Version50;

    /// <summary>
    /// Trials are drawn at random until this many have finished COMPLETE or PRUNED. Default 6: with the default window of 4 that makes trials 0 to 8
    /// random, about as many as Optuna's 10 does in a study without a window; so a short study is guided too.
    /// </summary>
    internal int StartupTrials { get; init; } = 6;

    /// <summary>Candidates among which the best expected improvement is taken. Default 24.</summary>
    internal int Candidates { get; init; } = 24;

    /// <summary>The share of finished trials that are good; with one objective at most 25. Above 0, up to 1; default 0.1.</summary>
    internal double Gamma { get; init; } = 0.1;

    /// <summary>Whether parameters are drawn jointly, so that what goes well together stays together; else each on its own. Null: as 5.0 chooses, jointly with one objective. Default null in 5.0, false in 4.9.</summary>
    internal bool? Multivariate { get; init; }

    /// <summary>Whether parameters that only some trials have are drawn jointly too, in groups; needs <see cref="Multivariate"/>. Default false.</summary>
    internal bool Group { get; init; }

    /// <summary>Whether open trials count among the others, so that the next keeps away from them. Default true in 5.0.</summary>
    internal bool ConstantLiar { get; init; } = true;
}

namespace HarOrleans.Contracts;

/// <summary>Everything that makes a study what it is. Fixed once it is made.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.StudySpec)]
public sealed record StudySpec
{
    /// <summary>Trials that may still be open while the next is sampled; see <see cref="Window"/>.</summary>
    public const int DefaultWindow = 4;

    /// <summary>Workspace that owns the study. Default <c>default</c>.</summary>
    [Id(0)] public string Workspace { get; init; } = Workspaces.Default;

    /// <summary>Who made it. Default <c>local</c>.</summary>
    [Id(1)] public string Owner { get; init; } = Workspaces.LocalOwner;

    /// <summary>Name, unique among the workspace's studies.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary>Name of the experiment that the trials' runs go to; made where it does not exist.</summary>
    [Id(3)] public required string Experiment { get; init; }

    /// <summary>Which values are better. Default minimize, as Optuna's.</summary>
    [Id(4)] public StudyDirection Direction { get; init; }

    /// <summary>The search space, in the order in which parameters are sampled and shown.</summary>
    [Id(5)] public required IReadOnlyList<SearchParameter> Space { get; init; }

    /// <summary>What a trial runs.</summary>
    [Id(6)] public required ObjectiveSpec Objective { get; init; }

    /// <summary>How parameters are chosen.</summary>
    [Id(7)] public required SamplerSpec Sampler { get; init; }

    /// <summary>When trials are given up early.</summary>
    [Id(8)] public required PrunerSpec Pruner { get; init; }

    /// <summary>
    /// W: trial n is sampled and pruned by the finished trials numbered up to n - W, and starts when those have finished. So the same seed
    /// gives the same study at every degree of parallelism up to W. At least 1; default 4.
    /// </summary>
    [Id(9)] public int Window { get; init; } = DefaultWindow;

    /// <summary>How often an objective may fail with an error and be tried again before its trial is FAIL. Default 0, as Optuna's.</summary>
    [Id(10)] public int MaxRetries { get; init; }

    /// <summary>How many silos may die under one trial before it is FAIL. Default 20.</summary>
    [Id(11)] public int MaxDeaths { get; init; } = 20;
}

namespace HarOrleans.Contracts;

/// <summary>Everything that makes a study what it is. Fixed once it is made.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.StudySpec)]
public sealed record StudySpec
{
    /// <summary>Trials that may still be open while the next is sampled; see <see cref="Window"/>.</summary>
    public const int DefaultWindow = 4;

    /// <summary>How long the owner of an asked trial may be silent, where nothing else is said: 60 s.</summary>
    public static readonly TimeSpan DefaultAskLease = TimeSpan.FromSeconds(60);

    [Id(4)] private readonly StudyDirection _direction;

    // Null where there is one objective, so that such a study's bytes are what they were before there could be several.
    [Id(12)] private readonly IReadOnlyList<StudyDirection>? _directions;

    /// <summary>Workspace that owns the study. Default <c>default</c>.</summary>
    [Id(0)] public string Workspace { get; init; } = Workspaces.Default;

    /// <summary>Who made it. Default <c>local</c>.</summary>
    [Id(1)] public string Owner { get; init; } = Workspaces.LocalOwner;

    /// <summary>Name, unique among the workspace's studies.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary>Name of the experiment that the trials' runs go to; made where it does not exist.</summary>
    [Id(3)] public required string Experiment { get; init; }

    /// <summary>Which values of the first objective are better; setting it makes that the only objective. Default minimize, as Optuna's.</summary>
    public StudyDirection Direction
    {
        get => _direction;
        init => (_direction, _directions) = (value, null);
    }

    /// <summary>Which values are better, for each objective; one or more. Default minimize alone.</summary>
    public IReadOnlyList<StudyDirection> Directions
    {
        get => _directions ?? [_direction];
        init => (_direction, _directions) = (value is { Count: > 0 } ? value[0] : default, value is { Count: 1 } ? null : value);
    }

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

    /// <summary>Names of the values, one for each objective, or none. Not part of what a study is: they may change.</summary>
    [Id(13)] public IReadOnlyList<string> MetricNames { get; init; } = [];

    /// <summary>What becomes of an asked trial whose owner falls silent. Default: it is queued again, up to <see cref="MaxDeaths"/> times.</summary>
    [Id(14)] public SilentOwner OnSilence { get; init; }

    /// <summary>How long the owner of an asked trial may be silent before that; every report, note or renewal counts as a sign of life. Default 60 s.</summary>
    [Id(15)] public TimeSpan AskLease { get; init; } = DefaultAskLease;
}

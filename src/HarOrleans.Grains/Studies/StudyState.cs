using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>A study as stored: what changes seldom. Its trials are rows.</summary>
[GenerateSerializer, Alias("har.StudyState")]
internal sealed record StudyState : IStoredState
{
    [Id(0)] public StudySpec? Spec { get; init; }

    [Id(1)] public long ExperimentId { get; init; }

    [Id(2)] public StudyPhase Phase { get; init; }

    [Id(3)] public StudyBudget? Budget { get; init; }

    [Id(4)] public DateTimeOffset CreatedAt { get; init; }

    [Id(5)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The study's sequence at the last change of this state.</summary>
    [Id(6)] public long Sequence { get; init; }

    /// <summary>The latest call to optimize that had anything to do, or null.</summary>
    [Id(7)] public StudyLoop? Loop { get; init; }

    /// <summary>What people noted about it; null where nobody did.</summary>
    [Id(12)] public string? Note { get; init; }

    /// <summary>How long it was RUNNING up to the last change of this state.</summary>
    [Id(8)] public TimeSpan RanBefore { get; init; }

    /// <summary>Since when it has been RUNNING, or null.</summary>
    [Id(9)] public DateTimeOffset? RunningSince { get; init; }

    [Id(10)] public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = new Dictionary<string, string>();

    [Id(11)] public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Trials that were put in front of all others, by number; the lowest value goes first.</summary>
    [Id(13)] public IReadOnlyDictionary<int, long> Fronts { get; init; } = new Dictionary<int, long>();

    /// <inheritdoc />
    [Id(14)] public int Format { get; set; } = 1;

    /// <inheritdoc />
    public static int Newest => 1;
}

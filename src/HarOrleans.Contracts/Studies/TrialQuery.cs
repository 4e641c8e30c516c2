namespace HarOrleans.Contracts;

/// <summary>Which trials of a study to list, and in which order; by default the first 100 by number.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.TrialQuery)]
public sealed record TrialQuery
{
    /// <summary>Most trials in one page: more would not fit a message in time.</summary>
    public const int MostTrials = 2000;

    // An array whatever list was given: its type has a name of ours on the wire.
    [Id(0)] private readonly TrialState[] _states = [];

    /// <summary>Only trials in one of these states; empty for all.</summary>
    public IReadOnlyList<TrialState> States
    {
        get => _states;
        init => _states = [.. value];
    }

    /// <summary>Only trials that a text in the search grammar matches, e.g. <c>params.lr &lt; 1e-3 and duration &gt; 60</c>; empty for all.</summary>
    [Id(1)] public string Filter { get; init; } = "";

    /// <summary>What they are listed by.</summary>
    [Id(2)] public TrialSort OrderBy { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    [Id(3)] public bool Descending { get; init; }

    /// <summary>Only what comes after the trial of this number in the order, which need not match itself: the last of the page before. Null: from the beginning.</summary>
    [Id(4)] public int? After { get; init; }

    /// <summary>How many of them to leave out.</summary>
    [Id(5)] public int Skip { get; init; }

    /// <summary>Most trials in the page, 1 to <see cref="MostTrials"/>.</summary>
    [Id(6)] public int Take { get; init; } = 100;

    /// <summary>Only trials whose runs belong to this parent run, which one call to optimize made; null for all.</summary>
    [Id(7)] public string? ParentRunId { get; init; }

    /// <summary>A user attribute that they are listed by, where it is a number, in place of <see cref="OrderBy"/>; trials without come last. Null for none.</summary>
    [Id(8)] public string? OrderByAttribute { get; init; }
}

using System.Collections.ObjectModel;

namespace HarOrleans.Contracts;

/// <summary>A trial as it was at one moment: what samplers, pruners and people read. Changing it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.FrozenTrial)]
public sealed record FrozenTrial
{
    [Id(4)] private readonly double? _value;

    // Null where there is one value at most.
    [Id(15)] private readonly IReadOnlyList<double>? _values;

    /// <summary>The trial's id: increasing over all studies, never reused.</summary>
    [Id(0)] public required long TrialId { get; init; }

    /// <summary>Its study.</summary>
    [Id(1)] public required long StudyId { get; init; }

    /// <summary>Its number in the study: 0, 1, 2, … without gaps.</summary>
    [Id(2)] public required int Number { get; init; }

    /// <summary>Its state.</summary>
    [Id(3)] public required TrialState State { get; init; }

    /// <summary>The objective's value: of a COMPLETE trial always a number; of a PRUNED one its last intermediate value where finite; else null.</summary>
    public double? Value
    {
        get => _value;
        init => (_value, _values) = (value, null);
    }

    /// <summary>The objectives' values, in the order of the study's directions; null where there is none. <see cref="Value"/> is the first.</summary>
    public IReadOnlyList<double>? Values
    {
        get => _values ?? (_value is { } only ? [only] : null);
        init => (_value, _values) = (value is { Count: > 0 } ? value[0] : null, value is { Count: > 1 } ? value : null);
    }

    /// <summary>Parameters by name, natively typed.</summary>
    [Id(5)] public required IReadOnlyDictionary<string, ParamValue> Params { get; init; }

    /// <summary>Reported values by ascending step.</summary>
    [Id(6)] public IReadOnlyList<IntermediateValue> Intermediates { get; init; } = [];

    /// <summary>The run that it logs into: 32 hex digits.</summary>
    [Id(7)] public required string RunId { get; init; }

    /// <summary>The latest attempt; 0 where it was never handed out.</summary>
    [Id(8)] public int Attempt { get; init; }

    /// <summary>Why it was pruned or failed, or null.</summary>
    [Id(9)] public string? Reason { get; init; }

    /// <summary>When it was sampled.</summary>
    [Id(10)] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its first attempt began, or null.</summary>
    [Id(11)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it finished, or null.</summary>
    [Id(12)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The study's sequence at its last change.</summary>
    [Id(13)] public long Sequence { get; init; }

    /// <summary>What the objective and people noted about it: names to JSON values, in the order in which they were first set.</summary>
    [Id(14)] public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What samplers, pruners and the study note about it: names to JSON values.</summary>
    [Id(16)] public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What each parameter was drawn from, by name: the study's space, or the trial's own where it was defined by run, added or imported.</summary>
    [Id(17)] public IReadOnlyDictionary<string, Distribution> Distributions { get; init; } = ReadOnlyDictionary<string, Distribution>.Empty;

    /// <summary>Constraints by name: at most 0 is feasible. Empty where none were set.</summary>
    [Id(18)] public IReadOnlyDictionary<string, double> Constraints { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>A trial made elsewhere, to be added to a study: its ids and its number are given there.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="values">A value for each objective; of a COMPLETE trial needed.</param>
    /// <param name="distributions">What the parameters were drawn from; null: the study's space.</param>
    public static FrozenTrial Create(
        TrialState state,
        IReadOnlyDictionary<string, ParamValue> parameters,
        IReadOnlyList<double>? values = null,
        IReadOnlyDictionary<string, Distribution>? distributions = null) => new()
        {
            TrialId = 0,
            StudyId = 0,
            Number = 0,
            RunId = "",
            State = state,
            Params = parameters,
            Values = values,
            Distributions = distributions ?? ReadOnlyDictionary<string, Distribution>.Empty,
        };

    /// <summary>Whether every constraint holds; true where there is none.</summary>
    public bool IsFeasible => Constraints.Count == 0 || Constraints.Values.All(x => x <= 0);

    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinished => State is TrialState.Complete or TrialState.Pruned or TrialState.Fail;
}

namespace HarOrleans.Contracts;

/// <summary>How a study's values went, thinned for a chart: a hundred thousand trials as <see cref="MostPoints"/> of them.</summary>
[GenerateSerializer, Immutable, Alias(Aliases.ValueHistory)]
public sealed record ValueHistory
{
    /// <summary>Most points of a history; a shorter one is whole.</summary>
    public const int MostPoints = 2000;

    // An array whatever list was given: its type has a name of ours on the wire.
    [Id(1)] private readonly TrialValue[] _points = [];

    /// <summary>The study's sequence that it is up to.</summary>
    [Id(0)] public long Sequence { get; init; }

    /// <summary>Values of COMPLETE trials by number. Of many trials some at equal distances, the lowest and the highest of each stretch, and those that were better than all before, unless too many were.</summary>
    public IReadOnlyList<TrialValue> Points
    {
        get => _points;
        init => _points = [.. value];
    }
}

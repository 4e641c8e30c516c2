using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// What TPE knows of a study's trials: a column for each parameter and the trials by rank. It grows by one trial at a time; nothing is sorted again. Not safe for
/// concurrent use.
/// </summary>
internal sealed class TpeHistory
{
    private readonly List<FrozenTrial> _seen = [];
    private readonly List<(double Rank, double Loss)> _ranks = [];
    private readonly List<int> _best = [];

    internal TpeHistory(IReadOnlyList<SearchParameter> space, StudyDirection direction)
    {
        Space = space;
        Direction = direction;
        Columns = [.. space.Select(parameter => new TpeColumn(parameter))];
    }

    internal IReadOnlyList<SearchParameter> Space { get; }

    internal StudyDirection Direction { get; }

    internal IReadOnlyList<TpeColumn> Columns { get; }

    /// <summary>Trials that count: finished with something to learn from, and after them the open ones.</summary>
    internal int Count { get; private set; }

    /// <summary>Those that have finished COMPLETE or PRUNED.</summary>
    internal int Finished => _best.Count;

    /// <summary>
    /// Finished trials, the best first. Complete ones come before pruned ones; of pruned ones those that got further, then those with the better last value, and
    /// those without a report last. Of equals the earlier.
    /// </summary>
    internal IReadOnlyList<int> Best => _best;

    internal bool IsOf(IReadOnlyList<SearchParameter> space, StudyDirection direction) =>
        Direction == direction && (ReferenceEquals(Space, space) || Space.SequenceEqual(space));

    /// <summary>Comes to stand for these trials: adds the new ones, or begins again where they are not a continuation of what was seen.</summary>
    /// <param name="finished">Finished trials by number.</param>
    /// <param name="open">Trials that are being tried, by number; each has its parameters.</param>
    internal void Follow(IReadOnlyList<FrozenTrial> finished, IReadOnlyList<FrozenTrial> open)
    {
        Truncate(Finished);
        if (!Continues(finished))
        {
            _seen.Clear();
            _ranks.Clear();
            _best.Clear();
            Truncate(0);
        }

        for (var index = _seen.Count; index < finished.Count; index++)
        {
            Add(finished[index]);
        }

        foreach (var trial in open)
        {
            Append(trial);
        }
    }

    /// <summary>Adds a finished trial. Open ones must not be there.</summary>
    internal void Add(FrozenTrial trial)
    {
        _seen.Add(trial);
        if (trial.State is not (TrialState.Complete or TrialState.Pruned))
        {
            return;
        }

        _ranks.Add((Rank(trial), Loss(trial)));
        var (from, to) = (0, _best.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _ranks[_best[middle]].CompareTo(_ranks[^1]) <= 0 ? (middle + 1, to) : (from, middle);
        }

        _best.Insert(from, Count);
        Append(trial);
    }

    private void Append(FrozenTrial trial)
    {
        foreach (var column in Columns)
        {
            column.Add(trial.Params);
        }

        Count++;
    }

    private void Truncate(int count)
    {
        if (count == Count)
        {
            return;
        }

        foreach (var column in Columns)
        {
            column.Truncate(count);
        }

        Count = count;
    }

    private bool Continues(IReadOnlyList<FrozenTrial> finished)
    {
        if (finished.Count < _seen.Count)
        {
            return false;
        }

        for (var index = 0; index < _seen.Count; index++)
        {
            if (!ReferenceEquals(finished[index], _seen[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static double Rank(FrozenTrial trial) => trial.State == TrialState.Complete
        ? double.NegativeInfinity
        : trial.Intermediates.Count > 0 ? -trial.Intermediates[^1].Step : double.PositiveInfinity;

    /// <summary>Smaller is better, and NaN or nothing is worst.</summary>
    private double Loss(FrozenTrial trial)
    {
        var value = trial.State == TrialState.Complete ? trial.Value : trial.Intermediates.Count == 0 ? null : trial.Intermediates[^1].Value;
        var loss = Direction == StudyDirection.Maximize ? -value : value;
        return loss is { } known && !double.IsNaN(known) ? known : double.PositiveInfinity;
    }
}

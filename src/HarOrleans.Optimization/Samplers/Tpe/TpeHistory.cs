using System.Runtime.InteropServices;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// What TPE knows of a study's trials: a column for each parameter and the trials by rank. It grows by one trial at a time; nothing is sorted again. Not safe for
/// concurrent use.
/// </summary>
internal sealed class TpeHistory
{
    /// <summary>So many new trials are sorted once rather than put in place one by one.</summary>
    private const int Many = 500;

    private readonly List<FrozenTrial> _seen = [];
    private readonly List<(int Class, double Rank, double Loss)> _ranks = [];
    private readonly List<double[]> _losses = [];
    private readonly List<int> _best = [];

    internal TpeHistory(IReadOnlyList<SearchParameter> space, IReadOnlyList<StudyDirection> directions)
    {
        Space = space;
        Directions = directions;
        Columns = [.. space.Select(parameter => new TpeColumn(parameter))];
    }

    internal IReadOnlyList<SearchParameter> Space { get; }

    internal IReadOnlyList<StudyDirection> Directions { get; }

    /// <summary>How often it went back, because a trial finished that others which had finished before come after.</summary>
    internal int Generation { get; private set; }

    /// <summary>How many of the trials that count it kept when it last went back.</summary>
    internal int Kept { get; private set; }

    /// <summary>Whether there are several objectives.</summary>
    internal bool IsMultiObjective => Directions.Count > 1;

    internal IReadOnlyList<TpeColumn> Columns { get; }

    /// <summary>Trials that count: finished with something to learn from, and after them the open ones.</summary>
    internal int Count { get; private set; }

    /// <summary>Those that have finished COMPLETE or PRUNED.</summary>
    internal int Finished => _best.Count;

    /// <summary>
    /// Finished trials, the best first. Complete ones come before pruned ones; of pruned ones those that got further, then those with the better last value, and
    /// those without a report last. What is not feasible comes after all of them, by the sum of what its constraints exceed. Of equals the earlier.
    /// </summary>
    internal IReadOnlyList<int> Best => _best;

    internal bool IsOf(IReadOnlyList<SearchParameter> space, IReadOnlyList<StudyDirection> directions) =>
        Directions.SequenceEqual(directions) && (ReferenceEquals(Space, space) || Space.SequenceEqual(space));

    /// <summary>
    /// The good ones of the finished trials: the first of <see cref="Best"/>. With several objectives complete trials are taken front by front, and of the last
    /// front those that together dominate the largest hypervolume.
    /// </summary>
    internal IEnumerable<int> Good(int count)
    {
        var complete = IsMultiObjective ? _best.TakeWhile(trial => _ranks[trial].Class == 0).ToList() : [];
        if (complete.Count <= count)
        {
            return _best.Take(count);
        }

        var losses = complete.Select(trial => _losses[trial]).ToList();
        var fronts = Dominance.Ranks(losses).Select((front, place) => (front, place)).GroupBy(pair => pair.front, pair => pair.place).OrderBy(front => front.Key);
        List<int> good = [];
        foreach (var front in fronts)
        {
            var places = front.ToList();
            var points = places.ConvertAll(place => losses[place]);
            var taken = good.Count + places.Count <= count ? Enumerable.Range(0, places.Count) : HypervolumeSubset.Choose(points, count - good.Count, HypervolumeSubset.Reference(points));
            good.AddRange(taken.Select(place => complete[places[place]]));
            if (good.Count >= count)
            {
                break;
            }
        }

        return good;
    }

    /// <summary>Comes to stand for these trials: goes back to where they are not what was seen, and adds the others.</summary>
    /// <param name="finished">Finished trials by number.</param>
    /// <param name="open">Trials that are being tried, by number; each has its parameters.</param>
    internal void Follow(IReadOnlyList<FrozenTrial> finished, IReadOnlyList<FrozenTrial> open)
    {
        Truncate(Finished);
        GoBack(Common(finished));
        if (finished.Count - _seen.Count > Many)
        {
            AddMany(finished);
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
        if (!Learn(trial))
        {
            return;
        }

        var (from, to) = (0, _best.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _ranks[_best[middle]].CompareTo(_ranks[^1]) <= 0 ? (middle + 1, to) : (from, middle);
        }

        _best.Insert(from, Count);
        Append(trial);
    }

    /// <summary>As one after the other, but sorted once at the end.</summary>
    private void AddMany(IReadOnlyList<FrozenTrial> finished)
    {
        for (var index = _seen.Count; index < finished.Count; index++)
        {
            if (Learn(finished[index]))
            {
                _best.Add(Count);
                Append(finished[index], sorted: false);
            }
        }

        _best.Sort((a, b) => _ranks[a].CompareTo(_ranks[b]) is not 0 and var order ? order : a.CompareTo(b));
        foreach (var column in Columns)
        {
            column.Sort();
        }
    }

    /// <summary>Takes a trial's rank, where there is something to learn from it.</summary>
    private bool Learn(FrozenTrial trial)
    {
        _seen.Add(trial);
        if (!IsInstructive(trial))
        {
            return false;
        }

        _ranks.Add(trial.IsFeasible ? (trial.State == TrialState.Complete ? 0 : 1, Rank(trial), Loss(trial)) : (2, 0, trial.Constraints.Values.Where(excess => excess > 0).Sum()));
        if (IsMultiObjective)
        {
            _losses.Add(Losses.Of(trial, Directions));
        }

        return true;
    }

    private void Append(FrozenTrial trial, bool sorted = true)
    {
        foreach (var column in Columns)
        {
            column.Add(trial.Params, sorted);
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

    /// <summary>How many of the trials that were seen are the first of these.</summary>
    private int Common(IReadOnlyList<FrozenTrial> finished)
    {
        var most = Math.Min(finished.Count, _seen.Count);
        var seen = CollectionsMarshal.AsSpan(_seen);
        var common = 0;
        if (Span(finished) is { Length: > 0 } trials)
        {
            // All of a long history at each ask: without a call for each.
            while (common < most && ReferenceEquals(trials[common], seen[common]))
            {
                common++;
            }

            return common;
        }

        while (common < most && ReferenceEquals(finished[common], seen[common]))
        {
            common++;
        }

        return common;
    }

    private static ReadOnlySpan<FrozenTrial> Span(IReadOnlyList<FrozenTrial> trials) => trials switch
    {
        FrozenTrial[] all => all,
        ArraySegment<FrozenTrial> some => some,
        List<FrozenTrial> list => CollectionsMarshal.AsSpan(list),
        _ => [],
    };

    /// <summary>Forgets the trials that were seen after the first so many.</summary>
    private void GoBack(int seen)
    {
        if (seen == _seen.Count)
        {
            return;
        }

        var kept = Finished - _seen.Skip(seen).Count(IsInstructive);
        _seen.RemoveRange(seen, _seen.Count - seen);
        _ranks.RemoveRange(kept, _ranks.Count - kept);
        _losses.RemoveRange(Math.Min(kept, _losses.Count), Math.Max(0, _losses.Count - kept));
        _best.RemoveAll(trial => trial >= kept);
        Truncate(kept);
        (Kept, Generation) = (kept, Generation + 1);
    }

    private static bool IsInstructive(FrozenTrial trial) => trial.State is TrialState.Complete or TrialState.Pruned;

    private static double Rank(FrozenTrial trial) => trial.State == TrialState.Complete ? 0
        : trial.Intermediates.Count > 0 ? -trial.Intermediates[^1].Step : double.PositiveInfinity;

    /// <summary>Smaller is better, and NaN or nothing is worst.</summary>
    private double Loss(FrozenTrial trial)
    {
        if (IsMultiObjective)
        {
            return 0;
        }

        var value = trial.State == TrialState.Complete ? trial.Value : trial.Intermediates.Count == 0 ? null : trial.Intermediates[^1].Value;
        var loss = Directions[0] == StudyDirection.Maximize ? -value : value;
        return loss is { } known && !double.IsNaN(known) ? known : double.PositiveInfinity;
    }
}

using System.Text.Json;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <summary>A study's trials in memory, by number, as last read from their rows; with what would else be searched for among them.</summary>
internal sealed class StudyHistory
{
    private readonly List<TrialRecord> _trials = [];
    private readonly TrialLog _settled = new();
    private readonly SortedSet<int> _waiting = [];
    private readonly SortedSet<(long Sequence, int Number)> _changes = [];
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Distribution> _drawn;
    private readonly StudySpec _spec;
    private IReadOnlyDictionary<string, Distribution>? _lastDrawn;

    internal StudyHistory(StudySpec spec)
    {
        _spec = spec;
        Space = spec.Space.ToDictionary(x => x.Name, x => x.Distribution);
        _drawn = new(Space, StringComparer.Ordinal);
    }

    /// <summary>The study's space by name.</summary>
    internal IReadOnlyDictionary<string, Distribution> Space { get; }

    /// <summary>What each parameter was last drawn from, the study's space included.</summary>
    internal IReadOnlyDictionary<string, Distribution> LastDrawn => _drawn;

    /// <summary>The study's sequence: that of its last change.</summary>
    internal long Sequence { get; private set; }

    internal int Count => _trials.Count;

    /// <summary>How many trials were drawn, and not queued with parameters of people's own.</summary>
    internal int Drawn { get; private set; }

    /// <summary>The best trial; null where there are several objectives.</summary>
    internal FrozenTrial? Best { get; private set; }

    internal TrialCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    internal IEnumerable<FrozenTrial> Waiting => _waiting.Select(x => _trials[x].Trial);

    /// <summary>Trials that this server's own trainers run.</summary>
    internal IEnumerable<int> Training => _held.Where(x => !OutsideOwner.Is(x.Key)).Select(x => x.Value);

    internal TrialRecord this[int number] => _trials[number];

    internal bool Has(int number) => number >= 0 && number < _trials.Count;

    /// <summary>Takes what the store has now; numbers arrive without gaps.</summary>
    internal void Put(TrialRecord record)
    {
        var number = record.Trial.Number;
        var trial = record.Trial.Distributions.Count == 0 && record.Trial.Params.Count > 0 ? record.Trial with { Distributions = Space } : record.Trial;
        record = record with { Trial = trial };
        if (number == _trials.Count)
        {
            _trials.Add(record);
            Drawn += trial.SystemAttributes.ContainsKey(SystemAttributes.FixedParams) ? 0 : 1;
            if (trial.SystemAttributes.TryGetValue(SystemAttributes.RequestId, out var json) && JsonSerializer.Deserialize<string>(json) is { } request)
            {
                _requests.TryAdd(request, number);
            }
        }
        else
        {
            Forget(_trials[number]);
            _trials[number] = record;
        }

        Remember(record);
    }

    /// <summary>Takes the sequence of a change of the study itself.</summary>
    internal void Reach(long sequence) => Sequence = Math.Max(Sequence, sequence);

    /// <summary>The number of the trial that a command made, or null.</summary>
    internal int? OfRequest(string requestId) => _requests.TryGetValue(requestId, out var number) ? number : null;

    /// <summary>The number of the trial that a holder has, or null.</summary>
    internal int? OfHolder(string holder) => _held.TryGetValue(holder, out var number) ? number : null;

    /// <summary>What changed after a sequence, at most so much of it: the earliest changes, by number.</summary>
    internal TrialChanges ChangedAfter(long sequence, int most)
    {
        List<FrozenTrial> changed = [];
        foreach (var (at, number) in sequence >= Sequence ? [] : _changes.GetViewBetween((sequence + 1, 0), (long.MaxValue, 0)))
        {
            if (changed.Count >= most && at > changed[^1].Sequence)
            {
                return new(changed[^1].Sequence, [.. changed.OrderBy(x => x.Number)], true);
            }

            changed.Add(_trials[number].Trial);
        }

        return new(Sequence, [.. changed.OrderBy(x => x.Number)]);
    }

    internal IEnumerable<FrozenTrial> All => _trials.Select(x => x.Trial);

    /// <summary>All trials by number, as they are now.</summary>
    internal FrozenTrial[] Snapshot()
    {
        var all = new FrozenTrial[_trials.Count];
        for (var number = 0; number < all.Length; number++)
        {
            all[number] = _trials[number].Trial;
        }

        return all;
    }

    internal IEnumerable<FrozenTrial> InState(TrialState state) => All.Where(x => x.State == state);

    /// <summary>Whether every trial that trial <paramref name="number"/> may look at has finished.</summary>
    internal bool IsDue(int number) => _settled.Count >= VisibleTo(number);

    /// <summary>The finished trials that trial <paramref name="number"/> is sampled and pruned by: fixed by its number, not by the clock.</summary>
    internal IReadOnlyList<FrozenTrial> FinishedBefore(int number) => _settled.First(Math.Min(_settled.Count, VisibleTo(number)), []);

    /// <summary>Everything that has finished by now, by number: what an asked trial is sampled and pruned by.</summary>
    internal IReadOnlyList<FrozenTrial> FinishedNow() => _settled.First(_settled.Count, [.. _trials.Skip(_settled.Count).Where(x => x.Trial.IsFinished).Select(x => x.Trial)]);

    /// <summary>Trials that run or wait with their parameters, but for one.</summary>
    internal IReadOnlyList<FrozenTrial> OpenBeside(int number) =>
        [.. _trials.Skip(_settled.Count).Select(x => x.Trial).Where(x => x.State == TrialState.Running && x.Number != number)];

    private int VisibleTo(int number) => Math.Max(0, number - _spec.Window + 1);

    private void Remember(TrialRecord record)
    {
        var trial = record.Trial;
        Count1(trial.State, +1);
        _changes.Add((trial.Sequence, trial.Number));
        Sequence = Math.Max(Sequence, trial.Sequence);
        if (trial.State == TrialState.Waiting)
        {
            _waiting.Add(trial.Number);
        }

        if (record.Execution.Holder is { } holder)
        {
            _held[holder] = trial.Number;
        }

        if (!ReferenceEquals(trial.Distributions, _lastDrawn))
        {
            _lastDrawn = trial.Distributions;
            foreach (var (name, distribution) in trial.Distributions)
            {
                _drawn[name] = distribution;
            }
        }

        if (_spec.Directions.Count == 1 && BestTrial.IsBetter(trial, Best, _spec.Direction))
        {
            Best = trial;
        }

        while (_settled.Count < _trials.Count && _trials[_settled.Count].Trial is { IsFinished: true } next)
        {
            _settled.Add(next);
        }
    }

    private void Forget(TrialRecord record)
    {
        Count1(record.Trial.State, -1);
        _changes.Remove((record.Trial.Sequence, record.Trial.Number));
        _waiting.Remove(record.Trial.Number);
        if (record.Execution.Holder is { } holder)
        {
            _held.Remove(holder);
        }
    }

    private void Count1(TrialState state, int by) => Counts = state switch
    {
        TrialState.Waiting => Counts with { Waiting = Counts.Waiting + by },
        TrialState.Running => Counts with { Running = Counts.Running + by },
        TrialState.Complete => Counts with { Complete = Counts.Complete + by },
        TrialState.Pruned => Counts with { Pruned = Counts.Pruned + by },
        _ => Counts with { Fail = Counts.Fail + by },
    };
}

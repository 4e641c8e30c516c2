using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <summary>A study's trials in memory, by number, as last read from their rows.</summary>
internal sealed class StudyHistory(StudyDirection direction, int window)
{
    private readonly List<TrialRecord> _trials = [];

    /// <summary>The study's sequence: that of its last change.</summary>
    internal long Sequence { get; private set; }

    internal int Count => _trials.Count;

    internal FrozenTrial? Best { get; private set; }

    internal TrialCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    internal TrialRecord this[int number] => _trials[number];

    internal bool Has(int number) => number >= 0 && number < _trials.Count;

    /// <summary>Takes what the store has now; numbers arrive without gaps.</summary>
    internal void Put(TrialRecord record)
    {
        var trial = record.Trial;
        if (trial.Number == _trials.Count)
        {
            _trials.Add(record);
        }
        else
        {
            Count1(_trials[trial.Number].Trial.State, -1);
            _trials[trial.Number] = record;
        }

        Count1(trial.State, +1);
        Sequence = Math.Max(Sequence, trial.Sequence);
        if (trial.State == TrialState.Complete)
        {
            Best = BestTrial.Of(Best is null ? [trial] : [Best, trial], direction);
        }
    }

    /// <summary>Takes the sequence of a change of the study itself.</summary>
    internal void Reach(long sequence) => Sequence = Math.Max(Sequence, sequence);

    internal IReadOnlyList<FrozenTrial> ChangedAfter(long sequence) =>
        [.. _trials.Where(x => x.Trial.Sequence > sequence).Select(x => x.Trial)];

    internal IEnumerable<FrozenTrial> InState(TrialState state) => _trials.Where(x => x.Trial.State == state).Select(x => x.Trial);

    /// <summary>Whether every trial that trial <paramref name="number"/> may look at has finished.</summary>
    internal bool IsDue(int number) => _trials.Take(VisibleTo(number)).All(x => x.Trial.IsFinished);

    /// <summary>The finished trials that trial <paramref name="number"/> is sampled and pruned by: fixed by its number, not by the clock.</summary>
    internal IReadOnlyList<FrozenTrial> FinishedBefore(int number) => [.. _trials.Take(VisibleTo(number)).Select(x => x.Trial)];

    private int VisibleTo(int number) => Math.Max(0, number - window + 1);

    private void Count1(TrialState state, int by) => Counts = state switch
    {
        TrialState.Waiting => Counts with { Waiting = Counts.Waiting + by },
        TrialState.Running => Counts with { Running = Counts.Running + by },
        TrialState.Complete => Counts with { Complete = Counts.Complete + by },
        TrialState.Pruned => Counts with { Pruned = Counts.Pruned + by },
        _ => Counts with { Fail = Counts.Fail + by },
    };
}

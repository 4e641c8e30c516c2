using HarOrleans.Contracts;

namespace HarOrleans.Host.Progress;

/// <summary>Makes progress of a study's updates. Paces are those seen here, so a trial that goes on from a checkpoint is not flattered.</summary>
/// <param name="study">The study's name.</param>
/// <param name="direction">Which values are better.</param>
/// <param name="target">Finished trials that are wanted.</param>
/// <param name="epochs">Most epochs a trial.</param>
/// <param name="time">The clock.</param>
internal sealed class StudyProgress(string study, StudyDirection direction, int target, int epochs, TimeProvider time)
{
    private readonly SortedDictionary<int, Pace> _running = [];
    private readonly HashSet<int> _finished = [];
    private readonly Dictionary<int, int> _told = [];
    private long _epochsFinished;
    private long _epochsSeen;
    private long? _start;

    /// <summary>Takes in trials that were there before anybody watched.</summary>
    internal void Begin(IEnumerable<FrozenTrial> trials)
    {
        foreach (var trial in trials)
        {
            _told[trial.Number] = trial.Intermediates.Count;
            if (trial.IsFinished)
            {
                Finish(trial);
            }
        }
    }

    /// <summary>Takes in one update; the same update again changes nothing.</summary>
    internal ProgressStep Apply(StudySnapshot snapshot, IReadOnlyList<FrozenTrial> changed)
    {
        var now = time.GetTimestamp();
        var finished = new List<FrozenTrial>();
        var ended = new List<RunningTrial>();
        foreach (var trial in changed.OrderBy(t => t.Number))
        {
            ended.AddRange(NewEpochs(trial));
            if (trial.IsFinished)
            {
                Watch(trial, now);
                _running.Remove(trial.Number);
                if (Finish(trial))
                {
                    finished.Add(trial);
                }
            }
            else if (trial.State == TrialState.Running)
            {
                Watch(trial, now);
            }
            else
            {
                _running.Remove(trial.Number);
            }
        }

        return new ProgressStep(finished, ended, State(snapshot, now));
    }

    private bool Finish(FrozenTrial trial)
    {
        if (!_finished.Add(trial.Number))
        {
            return false;
        }

        _epochsFinished += trial.Intermediates.Count;
        return true;
    }

    /// <summary>Epochs that were not told yet. A trial that was handed back repeats an epoch; the repetition is the same and is not told.</summary>
    private IEnumerable<RunningTrial> NewEpochs(FrozenTrial trial)
    {
        var told = _told.GetValueOrDefault(trial.Number);
        _told[trial.Number] = Math.Max(told, trial.Intermediates.Count);
        return Enumerable.Range(told, Math.Max(0, trial.Intermediates.Count - told)).Select(i => new RunningTrial(
            trial.Number, i + 1, epochs, trial.Intermediates[i].Value, Best(trial.Intermediates.Take(i + 1)), null));
    }

    private double? Best(IEnumerable<IntermediateValue> reported)
    {
        var values = reported.Select(i => i.Value).Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : direction == StudyDirection.Maximize ? values.Max() : values.Min();
    }

    private void Watch(FrozenTrial trial, long now)
    {
        if (_finished.Contains(trial.Number))
        {
            return;
        }

        _start ??= now;
        var done = trial.Intermediates.Count;
        if (!_running.TryGetValue(trial.Number, out var pace))
        {
            pace = new Pace(now, done, done, null, null);
        }

        _epochsSeen += Math.Max(0, done - pace.Done);
        _running[trial.Number] = pace with { Done = done, Value = done == 0 ? null : trial.Intermediates[^1].Value, Best = Best(trial.Intermediates) };
    }

    private ProgressState State(StudySnapshot snapshot, long now)
    {
        var running = _running.Select(r => r.Value.ToTrial(r.Key, epochs, time.GetElapsedTime(r.Value.Since, now))).ToList();
        return new ProgressState(study, snapshot.Counts.Finished, target, snapshot.Counts.Pruned, snapshot.Best?.Value, snapshot.Best?.Number, Left(snapshot.Counts.Finished, running, now), running);
    }

    /// <summary>What is left to do, in epochs, at the epochs a second seen so far; trials not begun count as the average of those finished.</summary>
    private TimeSpan? Left(int finished, List<RunningTrial> running, long now)
    {
        var missing = target - finished;
        if (missing <= 0)
        {
            return TimeSpan.Zero;
        }

        if (_start is not { } start || _epochsSeen == 0)
        {
            return null;
        }

        var usual = _finished.Count == 0 ? epochs : (double)_epochsFinished / _finished.Count;
        var left = running.Take(missing).Sum(t => t.Epochs - t.Epoch) + (Math.Max(0, missing - running.Count) * usual);
        return time.GetElapsedTime(start, now) / _epochsSeen * left;
    }

    private sealed record Pace(long Since, int From, int Done, double? Value, double? Best)
    {
        internal RunningTrial ToTrial(int number, int epochs, TimeSpan elapsed)
        {
            var left = Math.Max(0, epochs - Done);
            return new RunningTrial(number, Done, epochs, Value, Best, Done > From ? elapsed / (Done - From) * left : null);
        }
    }
}

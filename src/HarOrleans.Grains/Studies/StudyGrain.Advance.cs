using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <content>Going on: samples what the budget allows and keeps waiting trials in the queue. Runs on a timer, so no caller waits for it and it repairs what a crash left.</content>
internal sealed partial class StudyGrain
{
    /// <summary>How often a running study looks after itself, should a notice have been lost.</summary>
    private static readonly TimeSpan AdvanceEvery = TimeSpan.FromSeconds(5);

    private IGrainTimer? _advance;

    private void AdvanceSoon()
    {
        if (state.State.Phase == StudyPhase.Created)
        {
            // Workers outside do all there is to do.
            return;
        }

        if (_advance is null)
        {
            _advance = this.RegisterGrainTimer(AdvanceAsync, new() { DueTime = TimeSpan.Zero, Period = AdvanceEvery, KeepAlive = true });
        }
        else
        {
            _advance.Change(TimeSpan.Zero, AdvanceEvery);
        }
    }

    private async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (state.State.Phase == StudyPhase.Deleted)
            {
                await DeleteRowsAsync(cancellationToken);
                return;
            }

            await RecordLoopAsync(cancellationToken);
            if (state.State is { Phase: StudyPhase.Running, Budget: { } budget })
            {
                if (!Spec.Objective.IsAskTell)
                {
                    await SampleAsync(budget, cancellationToken);
                    await SubmitWaitingAsync(budget, cancellationToken);
                }

                if (_history.Counts.Running == 0 && IsDone(state.State))
                {
                    await EndLoopAsync(RunStatus.Finished, null, cancellationToken);
                    await SaveAsync(state.State with { Phase = StudyPhase.Finished }, cancellationToken);
                }
            }

            if (state.State.Phase == StudyPhase.Stopped && _history.Counts.Running == 0)
            {
                await EndLoopAsync(RunStatus.Killed, "The study was stopped.", cancellationToken);
            }

            if (!HasWork)
            {
                _advance?.Dispose();
                _advance = null;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AdvanceFailed(logger, e, Id);
        }
    }

    /// <summary>Makes the trials that may start now, as far as their parameters are there; what takes longer goes on beside.</summary>
    private async Task SampleAsync(StudyBudget budget, CancellationToken cancellationToken)
    {
        while (_history.Count < budget.Trials
            && !IsSpent(state.State)
            && !IsExhausted
            && _history.Counts.Waiting + _history.Counts.Running < budget.Parallel
            && _history.IsDue(_history.Count)
            && await SampledAsync(new(_history.Count, Spec.Space, Eager: false, ""), cancellationToken) is { } parameters)
        {
            await CreateTrialAsync(parameters, _history.Space, holder: null, cancellationToken);
        }
    }

    /// <summary>Keeps those waiting trials in the queue that the budget lets start. A queued one gets the parameters that were not fixed first.</summary>
    private async Task SubmitWaitingAsync(StudyBudget budget, CancellationToken cancellationToken)
    {
        var most = Math.Min(budget.Trials - (long)_history.Counts.Finished, budget.Parallel) - _history.Counts.Running;
        var schedule = StudySchedule.Of(state.State.SystemAttributes);
        var now = time.GetUtcNow();
        List<TrialTicket> tickets = [];
        try
        {
            foreach (var (trial, needs) in most <= 0 || StudyClock.IsSpent(state.State, now) ? [] : Startable(most, schedule, now).ToArray())
            {
                if (!IsComplete(trial) && (!_history.IsDue(trial.Number) || !await CompleteAsync(trial, Spec.Space, eager: false, "", cancellationToken)))
                {
                    break;
                }

                tickets.Add(new(Spec.Workspace, Id, trial.Number) { Requires = needs, Priority = schedule.Priority, Front = state.State.Fronts.GetValueOrDefault(trial.Number) });
            }
        }
        finally
        {
            // Those before one whose parameters could not be had do not wait for it.
            if (tickets.Count > 0)
            {
                await Queue.EnqueueAsync(tickets, cancellationToken);
            }
        }
    }

    /// <summary>Waiting trials in the order in which they are to start, so many of each kind of needs: one that waits for what nobody has does not hold up those that could start.</summary>
    private IEnumerable<(FrozenTrial Trial, IReadOnlyList<string> Needs)> Startable(long most, StudySchedule schedule, DateTimeOffset now)
    {
        var fronts = state.State.Fronts;
        var first = fronts.OrderBy(each => each.Value).Select(each => _history[each.Key].Trial).Where(trial => trial.State == TrialState.Waiting);
        var usual = string.Join(' ', schedule.Requires);
        Dictionary<string, long> taken = [];

        // Not sorted: a hundred thousand may wait, and this is looked at after each trial.
        foreach (var trial in first.Concat(_history.Waiting.Where(trial => !fronts.ContainsKey(trial.Number))))
        {
            var own = StudySchedule.NeedsOf(trial.SystemAttributes);
            var kind = own is null ? usual : string.Join(' ', own);
            if (taken.GetValueOrDefault(kind) < most && RetryPause.Until(trial, now) is null)
            {
                taken[kind] = taken.GetValueOrDefault(kind) + 1;
                yield return (trial, own ?? schedule.Requires);
            }
        }
    }
}

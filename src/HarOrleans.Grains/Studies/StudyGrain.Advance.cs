using HarOrleans.Abstractions;
using HarOrleans.Contracts;
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
            await RecordLoopAsync(cancellationToken);
            if (state.State is { Phase: StudyPhase.Running, Budget: { } budget })
            {
                await SampleAsync(budget, cancellationToken);
                if (_history.Counts.Total == _history.Counts.Finished && _history.Counts.Finished >= budget.Trials)
                {
                    await EndLoopAsync(RunStatus.Finished, null, cancellationToken);
                    await SaveAsync(state.State with { Phase = StudyPhase.Finished }, cancellationToken);
                }
            }

            if (state.State.Phase == StudyPhase.Stopped && _history.Counts.Running == 0)
            {
                await EndLoopAsync(RunStatus.Killed, "The study was stopped.", cancellationToken);
            }

            var open = await SubmitWaitingAsync(cancellationToken);
            if (!open && state.State.Phase != StudyPhase.Running)
            {
                _advance?.Dispose();
                _advance = null;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.AdvanceFailed(logger, e, Id);
        }
    }

    private async Task SampleAsync(StudyBudget budget, CancellationToken cancellationToken)
    {
        while (_history.Count < budget.Trials
            && _history.Counts.Waiting + _history.Counts.Running < budget.Parallel
            && _history.IsDue(_history.Count))
        {
            var record = await trials.CreateAsync(Sample(_history.Count), cancellationToken);
            _history.Put(record);
            await PublishAsync();
        }
    }

    private NewTrial Sample(int number)
    {
        var spec = Spec;
        var parameters = samplers.Create(spec.Sampler).Sample(
            new(number, spec.Sampler.Seed, spec.Space, spec.Direction, _history.FinishedBefore(number)));
        var run = LoopRecord.Child(state.State.Loop, spec, state.State.ExperimentId, number, ids.NewRunId(), parameters);
        return new(Id, number, parameters, run, _history.Sequence + 1, time.GetUtcNow())
        {
            UserAttributes = run.ParentRunId is { } parent
                ? new Dictionary<string, string> { [UserAttributes.ParentRunId] = UserAttributes.Of(parent) }
                : new Dictionary<string, string>(),
        };
    }

    /// <summary>Whether any trial is open.</summary>
    private async Task<bool> SubmitWaitingAsync(CancellationToken cancellationToken)
    {
        if (state.State.Phase != StudyPhase.Stopped)
        {
            foreach (var trial in _history.InState(TrialState.Waiting).ToArray())
            {
                var grain = GrainFactory.GetGrain<ITrialGrain>(TrialGrain.Key(Id, trial.Number));
                await grain.SubmitAsync(new(Spec.Workspace, Id, trial.Number), cancellationToken);
            }
        }

        return _history.Counts.Waiting + _history.Counts.Running > 0;
    }
}

using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>What happens to a trial: decided by the protocol, committed by the store, read back from its row.</content>
internal sealed partial class StudyGrain
{
    private IPruner? _pruner;

    /// <summary>The end of the lease that was committed last.</summary>
    private DateTimeOffset _leasedUntil;

    private IPruner Pruner => _pruner ??= pruners.Create(Spec.Pruner);

    public async Task<TrialAssignment?> BeginAsync(int number, string holder, CancellationToken cancellationToken)
    {
        _ = Spec;
        if (_history.Has(number) && _history[number].Trial is { State: TrialState.Waiting } waiting && (!MayStart || IsFull || !IsComplete(waiting)))
        {
            return null;
        }

        var answer = await ApplyAsync(number, new TrialEvent.Begin(holder), cancellationToken);
        if (answer is not (TrialAnswer.Accepted or TrialAnswer.Repeated))
        {
            return null;
        }

        var trial = _history[number].Trial;
        return Assign(trial, await CheckpointOfAsync(trial, answer, cancellationToken));
    }

    public async Task<ReportAnswer> ReportAsync(int number, int attempt, IntermediateValue value, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (await ApplyAsync(number, new TrialEvent.Report(attempt, value), cancellationToken) == TrialAnswer.Fenced)
        {
            throw new FencedException("report", attempt);
        }

        var (trial, execution) = _history[number];
        var asked = OutsideOwner.Is(execution.Holder);
        if (asked)
        {
            await trials.RenewLeasesAsync([new(Id, number, trial.TrialId, attempt)], time.GetUtcNow() + spec.AskLease, cancellationToken);
        }

        if (spec.Directions.Count > 1)
        {
            // Which of several objectives a report is of, nobody says.
            return new(false, null);
        }

        var reason = Pruner.Prune(
            new(UpTo(trial, value.Step), asked ? _history.FinishedNow() : _history.FinishedBefore(number), spec.Direction, spec.Name));
        return new(reason is not null, reason);
    }

    public async Task SetTrialUserAttributesAsync(int number, int attempt, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        if (UserAttributes.Errors(attributes) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        await NoteAsync(number, attempt, "user attributes", Merge(Trial(number).UserAttributes, attributes), null, cancellationToken);
    }

    public async Task SetTrialConstraintsAsync(int number, int attempt, IReadOnlyDictionary<string, double> constraints, CancellationToken cancellationToken)
    {
        if (constraints.Keys.Where(string.IsNullOrWhiteSpace).Any())
        {
            throw new InvalidSpecException(["constraint '': a name must not be empty."]);
        }

        var notes = constraints.ToDictionary(x => SystemAttributes.Constraint + x.Key, x => SystemAttributes.Of(x.Value));
        await NoteAsync(number, attempt, "constraints", null, Merge(Trial(number).SystemAttributes, notes), cancellationToken);
    }

    public async Task TellAsync(int number, int attempt, TrialOutcome outcome, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var activity = HarTelemetry.Start("study.tell", Id);
        if (outcome is { State: TrialState.Pruned, Value: null } && _history.Has(number))
        {
            outcome = outcome with { Value = _history[number].Trial.Intermediates is [.., var last] ? last.Value : null };
        }

        if (await ApplyAsync(number, new TrialEvent.Tell(attempt, outcome), cancellationToken) == TrialAnswer.Fenced)
        {
            throw new FencedException("tell", attempt);
        }

        HarMeter.Told(time.GetElapsedTime(began));
    }

    public Task ReleaseAsync(int number, int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(number, new TrialEvent.Release(attempt), cancellationToken);

    public async Task CancelTrialAsync(int number, CancellationToken cancellationToken)
    {
        if (await ApplyAsync(number, new TrialEvent.Cancel("cancelled"), cancellationToken) == TrialAnswer.Refused)
        {
            var state = Trial(number).State.ToString().ToUpperInvariant();
            throw new ConflictException(FormattableString.Invariant($"Trial {number} of study '{Spec.Name}' is {state} already, so it was not cancelled. Nothing was changed."));
        }

        await Queue.RemoveAsync(new(Spec.Workspace, Id, number), cancellationToken);
    }

    public async Task MoveTrialFirstAsync(int number, CancellationToken cancellationToken)
    {
        if (Trial(number).State != TrialState.Waiting)
        {
            throw new NotFoundException("waiting trial", FormattableString.Invariant($"{Id}/{number}"));
        }

        // By the clock, so that of two studies, too, the one that was put there last is first.
        var fronts = state.State.Fronts.Where(each => _history[each.Key].Trial.State == TrialState.Waiting).ToDictionary();
        fronts[number] = Math.Min(-time.GetUtcNow().ToUnixTimeMilliseconds(), fronts.Values.Append(0).Min() - 1);
        await SaveAsync(state.State with { Fronts = fronts }, cancellationToken);
        if (state.State is { Phase: StudyPhase.Running, Budget: { } budget })
        {
            await SubmitWaitingAsync(budget, cancellationToken);
        }
    }

    public async Task ExpireAsync(int number, int attempt, CancellationToken cancellationToken)
    {
        if (await ApplyAsync(number, new TrialEvent.Expire(attempt), cancellationToken) == TrialAnswer.Accepted)
        {
            HarMeter.Expired();
            Log.LeaseExpired(logger, Id, number, attempt);
        }
    }

    private async Task NoteAsync(
        int number, int attempt, string what, IReadOnlyDictionary<string, string>? user, IReadOnlyDictionary<string, string>? system, CancellationToken cancellationToken)
    {
        var trial = Trial(number);
        if (!await SafelyAsync(() => trials.SetAttributesAsync(trial.TrialId, attempt, user, system, _history.Sequence + 1, time.GetUtcNow(), cancellationToken)))
        {
            throw new FencedException(what, attempt);
        }

        await RefreshAsync(number, cancellationToken);
        await PublishAsync();
    }

    /// <summary>Where a trial goes on from; nothing needs to be read where it has just begun for the first time.</summary>
    private async Task<CheckpointInfo?> CheckpointOfAsync(FrozenTrial trial, TrialAnswer answer, CancellationToken cancellationToken) =>
        trial.Attempt == 1 && answer == TrialAnswer.Accepted ? null : await trials.FindCheckpointAsync(trial.TrialId, cancellationToken);

    private TrialAssignment Assign(FrozenTrial trial, CheckpointInfo? checkpoint) => new(
        Id, trial.Number, trial.TrialId, trial.Attempt, trial.RunId, Spec.Objective, trial.Params, TrialSeeds.ForObjective(Spec.Sampler.Seed, trial.Number), checkpoint);

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> changes)
    {
        var all = new Dictionary<string, string>(old);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>A report repeated after a resume must be judged as it was the first time: later steps of an older attempt do not count.</summary>
    private static FrozenTrial UpTo(FrozenTrial trial, long step) =>
        trial with { Intermediates = [.. trial.Intermediates.Where(x => x.Step <= step)] };

    private async Task<TrialAnswer> ApplyAsync(int number, TrialEvent happened, CancellationToken cancellationToken)
    {
        var spec = Spec;
        _ = Trial(number);
        return await SafelyAsync(async () =>
        {
            var limits = LimitsOf(spec);
            for (var reread = false; ; reread = true)
            {
                var decision = TrialProtocol.Decide(_history[number].Execution, happened, limits);
                if (decision.Answer is TrialAnswer.Fenced or TrialAnswer.Refused && !reread)
                {
                    // A commit checks what it was decided on; a refusal has only memory to go by, so it reads once more.
                    await RefreshAsync(number, cancellationToken);
                    continue;
                }

                if (decision.Transition is not { } transition || await CommitAsync(number, transition, cancellationToken))
                {
                    return decision.Answer;
                }

                var known = _history[number].Execution;
                await RefreshAsync(number, cancellationToken);
                if (_history[number].Execution == known)
                {
                    // Nothing changed but the lease: it was renewed in time, so it has not expired.
                    return TrialAnswer.Repeated;
                }
            }
        });
    }

    private static TrialLimits LimitsOf(StudySpec spec) => new(spec.MaxRetries, spec.MaxDeaths)
    {
        MaxSilences = spec.OnSilence == SilentOwner.Fail ? 0 : spec.MaxDeaths,
        Objectives = spec.Directions.Count,
    };

    /// <summary>A write to the rows. Where it throws, nobody knows whether it reached the disk: everything is read again before anyone is answered.</summary>
    private async Task<T> SafelyAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception e) when (e is not NotFoundException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private FrozenTrial Trial(int number)
    {
        _ = Spec;
        return _history.Has(number) ? _history[number].Trial : throw new NotFoundException("trial", FormattableString.Invariant($"{Id}/{number}"));
    }

    private async Task<bool> CommitAsync(int number, TrialTransition transition, CancellationToken cancellationToken)
    {
        using var activity = HarTelemetry.Start("trial.commit", Id);
        var now = time.GetUtcNow();
        var trial = _history[number].Trial;
        activity.SetTrial(number, transition.After.Attempt, trial.RunId);
        var lease = OutsideOwner.Is(transition.After.Holder) ? Spec.AskLease : leases.Value.Duration;
        var commit = new TrialCommit(trial.TrialId, transition, _history.Sequence + 1, now, now + lease)
        {
            SystemAttributes = RetryHistory.After(trial, transition, now),
        };
        if (await trials.CommitAsync(commit, cancellationToken) is not { } stored)
        {
            return false;
        }

        HarMeter.Moved(transition);
        _leasedUntil = commit.LeaseUntil;
        _history.Put(stored);
        await PublishAsync();
        if (transition.Effects.HasFlag(TrialEffects.Requeue) || transition.Effects.HasFlag(TrialEffects.Advance))
        {
            AdvanceSoon();
        }

        return true;
    }

    /// <summary>
    /// Reads again what is taken to be training. While silos come and go a study may be in memory twice for a moment, and what the other one committed is not seen here; of a trial that was handed back
    /// there nobody would ever tell, since it has no lease that could run out.
    /// </summary>
    private async Task LookAgainAsync(CancellationToken cancellationToken)
    {
        if (_loaded is not { } known)
        {
            return;
        }

        foreach (var number in known.Training.ToArray())
        {
            var before = known[number].Execution;
            await RefreshAsync(number, cancellationToken);
            if (known[number].Execution != before)
            {
                Log.SeenElsewhere(logger, Id, number);
                await PublishAsync();
            }
        }
    }

    private async Task RefreshAsync(int number, CancellationToken cancellationToken) =>
        _history.Put(await trials.FindAsync(Id, number, cancellationToken) ?? throw new NotFoundException("trial", FormattableString.Invariant($"{Id}/{number}")));
}

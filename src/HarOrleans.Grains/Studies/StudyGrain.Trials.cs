using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>What happens to a trial: decided by the protocol, committed by the store, read back from its row.</content>
internal sealed partial class StudyGrain
{
    public async Task<TrialAssignment?> BeginAsync(int number, string holder, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (state.State.Phase == StudyPhase.Stopped && _history.Has(number) && _history[number].Trial.State == TrialState.Waiting)
        {
            return null;
        }

        var answer = await ApplyAsync(number, new TrialEvent.Begin(holder), cancellationToken);
        if (answer is not (TrialAnswer.Accepted or TrialAnswer.Repeated))
        {
            return null;
        }

        var trial = _history[number].Trial;
        var checkpoint = await trials.FindCheckpointAsync(trial.TrialId, cancellationToken);
        var seed = TrialSeeds.ForObjective(spec.Sampler.Seed, number);
        return new(Id, number, trial.TrialId, trial.Attempt, trial.RunId, spec.Objective, trial.Params, seed, checkpoint);
    }

    public async Task<ReportAnswer> ReportAsync(int number, int attempt, IntermediateValue value, CancellationToken cancellationToken)
    {
        var spec = Spec;
        if (await ApplyAsync(number, new TrialEvent.Report(attempt, value), cancellationToken) == TrialAnswer.Fenced)
        {
            throw new FencedException("report", attempt);
        }

        var reason = pruners.Create(spec.Pruner).Prune(new(UpTo(_history[number].Trial, value.Step), _history.FinishedBefore(number), spec.Direction, spec.Name));
        return new(reason is not null, reason);
    }

    public async Task SetTrialUserAttributesAsync(int number, int attempt, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        if (UserAttributes.Errors(attributes) is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var trial = Trial(number);
        var all = new Dictionary<string, string>(trial.UserAttributes);
        foreach (var (name, value) in attributes)
        {
            all[name] = value;
        }

        if (!await SafelyAsync(() => trials.SetAttributesAsync(trial.TrialId, attempt, all, null, _history.Sequence + 1, time.GetUtcNow(), cancellationToken)))
        {
            throw new FencedException("user attributes", attempt);
        }

        await RefreshAsync(number, cancellationToken);
        await PublishAsync();
    }

    public async Task TellAsync(int number, int attempt, TrialOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is { State: TrialState.Pruned, Value: null } && _history.Has(number))
        {
            outcome = outcome with { Value = _history[number].Trial.Intermediates is [.., var last] ? last.Value : null };
        }

        if (await ApplyAsync(number, new TrialEvent.Tell(attempt, outcome), cancellationToken) == TrialAnswer.Fenced)
        {
            throw new FencedException("tell", attempt);
        }
    }

    public Task ReleaseAsync(int number, int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(number, new TrialEvent.Release(attempt), cancellationToken);

    public async Task ExpireAsync(int number, int attempt, CancellationToken cancellationToken)
    {
        if (await ApplyAsync(number, new TrialEvent.Expire(attempt), cancellationToken) == TrialAnswer.Accepted)
        {
            Log.LeaseExpired(logger, Id, number, attempt);
        }
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
            var limits = new TrialLimits(spec.MaxRetries, spec.MaxDeaths)
            {
                MaxSilences = spec.OnSilence == SilentOwner.Fail ? 0 : spec.MaxDeaths,
                Objectives = spec.Directions.Count,
            };
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
        var now = time.GetUtcNow();
        if (!await trials.CommitAsync(new(_history[number].Trial.TrialId, transition, _history.Sequence + 1, now, now + leases.Value.Duration), cancellationToken))
        {
            return false;
        }

        await RefreshAsync(number, cancellationToken);
        await PublishAsync();
        if (transition.Effects.HasFlag(TrialEffects.Requeue) || transition.Effects.HasFlag(TrialEffects.Advance))
        {
            AdvanceSoon();
        }

        return true;
    }

    private async Task RefreshAsync(int number, CancellationToken cancellationToken) =>
        _history.Put(await trials.FindAsync(Id, number, cancellationToken) ?? throw new NotFoundException("trial", FormattableString.Invariant($"{Id}/{number}")));
}

using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <content>Workers outside: they ask for a trial, hold it by a lease of the study's own length, report and tell as trainers do.</content>
internal sealed partial class StudyGrain
{
    /// <summary>Nothing to hand out yet.</summary>
    private static readonly AskAnswer ComeAgain = new(null, null);

    public async Task<AskAnswer> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var activity = HarTelemetry.Start("study.ask", Id);
        var answer = await AnswerAsync(request, cancellationToken);
        if (answer.Trial is { } trial)
        {
            activity.SetTrial(trial.Number, trial.Attempt, trial.RunId);
        }

        HarMeter.Asked(time.GetElapsedTime(began));
        return answer;
    }

    private async Task<AskAnswer> AnswerAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var spec = Spec;
        Check(request);
        var holder = OutsideOwner.Of(request.Owner, request.AskId);
        if (_history.OfHolder(holder) is { } held)
        {
            return await HandOutAsync(held, holder, cancellationToken);
        }

        if (!MayStart)
        {
            throw new StudyClosedException(spec.Name, WhyClosed);
        }

        if (_history.Waiting.FirstOrDefault() is { } waiting)
        {
            return IsComplete(waiting) || await CompleteAsync(waiting, request.Space ?? spec.Space, eager: true, request.AskId, cancellationToken)
                ? await HandOutAsync(waiting.Number, holder, cancellationToken)
                : ComeAgain;
        }

        if (IsExhausted)
        {
            throw new StudyClosedException(spec.Name, Exhausted);
        }

        var space = request.Space ?? spec.Space;
        if (await SampledAsync(new(_history.Count, space, Eager: true, request.AskId), cancellationToken) is not { } parameters)
        {
            return ComeAgain;
        }

        var drawn = request.Space is null ? _history.Space : space.ToDictionary(x => x.Name, x => x.Distribution);
        var (trial, execution) = await CreateTrialAsync(parameters, drawn, holder, cancellationToken);
        return execution.Holder == holder ? new(Assign(trial, checkpoint: null), trial.StartedAt + spec.AskLease) : ComeAgain;
    }

    public async Task<DateTimeOffset> RenewAsync(int number, int attempt, CancellationToken cancellationToken)
    {
        var trial = Trial(number);
        var until = time.GetUtcNow() + Spec.AskLease;
        var lost = await SafelyAsync(() => trials.RenewLeasesAsync([new(Id, number, trial.TrialId, attempt)], until, cancellationToken));
        return lost.Count == 0 ? until : throw new FencedException("renewal", attempt);
    }

    /// <summary>Whether a trial that waits, or a new one, may start now.</summary>
    private bool MayStart => state.State.Phase switch
    {
        StudyPhase.Created => true,
        StudyPhase.Running => !IsSpent(state.State) && _history.Counts.Finished + (long)_history.Counts.Running < state.State.Budget!.Trials,
        _ => false,
    };

    /// <summary>Whether as many run as may at a time: trials of different needs wait side by side, more of them than may start.</summary>
    private bool IsFull => state.State is { Phase: StudyPhase.Running, Budget: { } budget } && _history.Counts.Running >= budget.Parallel;

    private string WhyClosed => state.State.Phase switch
    {
        StudyPhase.Paused => "it is paused. Resume it first.",
        StudyPhase.Stopped => "it was stopped. Optimize it again with the same budget or a larger one.",
        StudyPhase.Finished when IsExhausted => Exhausted,
        StudyPhase.Finished => "its budget is spent. Optimize it with a larger one.",
        _ when StudyClock.IsSpent(state.State, time.GetUtcNow()) => "its time is spent. Optimize it with a longer timeout.",
        _ => FormattableString.Invariant($"{_history.Counts.Finished} of the {state.State.Budget?.Trials} trials of its budget have finished, and the rest are at work. Ask later, or optimize it with a larger budget."),
    };

    private string Exhausted =>
        FormattableString.Invariant($"its sampler '{Spec.Sampler.Name}' has drawn all of its {_trialsInAll} trials. Queue further ones with enqueue, or make a study with a larger space.");

    private async Task<AskAnswer> HandOutAsync(int number, string holder, CancellationToken cancellationToken)
    {
        var answer = await ApplyAsync(number, new TrialEvent.Begin(holder), cancellationToken);
        if (answer is not (TrialAnswer.Accepted or TrialAnswer.Repeated))
        {
            // Another took it in the meantime: the next call finds the next.
            return ComeAgain;
        }

        var trial = _history[number].Trial;
        var lease = answer == TrialAnswer.Accepted ? _leasedUntil : (await trials.FindLeaseAsync(trial.TrialId, cancellationToken))?.Until;
        return new(Assign(trial, await CheckpointOfAsync(trial, answer, cancellationToken)), lease);
    }

    private void Check(AskRequest request)
    {
        List<string> errors = [.. RequestIds.Errors("ask_id", request.AskId)];
        if (request.Owner.Length > RequestIds.Most)
        {
            errors.Add(FormattableString.Invariant($"owner = '{request.Owner}': must have at most {RequestIds.Most} characters."));
        }

        if (request.Space is { } space)
        {
            errors.AddRange(SpaceRules.Errors(space));
            errors.AddRange(errors.Count > 0 ? [] : SpaceRules.Conflicts(_history.LastDrawn, space));
        }

        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// The life of a trial as one pure function from (state, event) to (state, effects). Its guarantees, explored exhaustively by a test: a trial finishes
/// once; only the attempt that holds the lease can report, finish or hand it back; every event may come late or twice without harm; attempts are
/// numbered 1, 2, 3, … without gaps.
/// </summary>
public static class TrialProtocol
{
    /// <summary>Decides what an event does.</summary>
    /// <param name="state">The trial's stored state.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="limits">How often the trial is tried again.</param>
    public static TrialDecision Decide(TrialExecution state, TrialEvent happened, TrialLimits limits) => happened switch
    {
        TrialEvent.Begin begin => Begin(state, begin.Holder),
        TrialEvent.Report report => Report(state, report),
        TrialEvent.Tell tell => Tell(state, tell, limits),
        TrialEvent.Release release => Release(state, release.Attempt),
        TrialEvent.Expire expire => Expire(state, expire.Attempt, limits),
        TrialEvent.Cancel cancel => Cancel(state, cancel.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Unknown event."),
    };

    private static TrialDecision Begin(TrialExecution state, string holder) => state.State switch
    {
        TrialState.Waiting => Accept(
            state,
            state with { State = TrialState.Running, Attempt = state.Attempt + 1, Holder = holder },
            TrialEffects.GrantLease | TrialEffects.SupersedePoints),
        TrialState.Running when state.Holder == holder => new(TrialAnswer.Repeated, null),
        _ => new(TrialAnswer.Refused, null),
    };

    private static TrialDecision Report(TrialExecution state, TrialEvent.Report report) => Holds(state, report.Attempt)
        ? new(TrialAnswer.Accepted, new TrialTransition(state, state, TrialEffects.RecordIntermediate, report.Value))
        : new(TrialAnswer.Fenced, null);

    private static TrialDecision Tell(TrialExecution state, TrialEvent.Tell tell, TrialLimits limits)
    {
        if (!Holds(state, tell.Attempt))
        {
            return new(WasTold(state, tell, limits) ? TrialAnswer.Repeated : TrialAnswer.Fenced, null);
        }

        var outcome = Settle(tell.Outcome, limits.Objectives);
        var ended = state with { Holder = null, Reason = outcome.Reason };
        if (outcome.State == TrialState.Fail)
        {
            ended = ended with { Failures = state.Failures + 1 };
            if (ended.Failures <= limits.MaxRetries)
            {
                return TryAgain(state, ended);
            }
        }

        return Finish(state, ended with { State = outcome.State, Value = outcome.Value, Values = outcome.Values });
    }

    private static TrialDecision Release(TrialExecution state, int attempt) => Holds(state, attempt)
        ? TryAgain(state, state with { Holder = null })
        : new(TrialAnswer.Fenced, null);

    private static TrialDecision Expire(TrialExecution state, int attempt, TrialLimits limits)
    {
        if (!Holds(state, attempt))
        {
            return new(TrialAnswer.Repeated, null);
        }

        var dead = state with { Holder = null, Deaths = state.Deaths + 1 };
        return dead.Deaths <= (OutsideOwner.Is(state.Holder) ? limits.MaxSilences : limits.MaxDeaths)
            ? TryAgain(state, dead, TrialEffects.RequireExpiredLease)
            : Finish(
                state,
                dead with { State = TrialState.Fail, Reason = FormattableString.Invariant($"{dead.Deaths} {(OutsideOwner.Is(state.Holder) ? "owners" : "trainers")} died or fell silent while running it") },
                TrialEffects.RequireExpiredLease);
    }

    private static TrialDecision Cancel(TrialExecution state, string reason) => !state.IsFinished
        ? Finish(state, state with { State = TrialState.Fail, Holder = null, Reason = reason })
        : new(state.State == TrialState.Fail && state.Reason == reason ? TrialAnswer.Repeated : TrialAnswer.Refused, null);

    private static bool Holds(TrialExecution state, int attempt) => state.State == TrialState.Running && state.Attempt == attempt;

    /// <summary>Whether this very tell brought the trial where it is, so that a repeated call hears what the first one heard.</summary>
    private static bool WasTold(TrialExecution state, TrialEvent.Tell tell, TrialLimits limits)
    {
        var outcome = Settle(tell.Outcome, limits.Objectives);
        return state.IsFinished && state.Attempt == tell.Attempt && state.State == outcome.State && Equals(state.Value, outcome.Value)
            && (state.Values ?? []).SequenceEqual(outcome.Values ?? []) && state.Reason == outcome.Reason;
    }

    /// <summary>An objective's value that is not a finite number is a failure, as Optuna has it; a pruned trial keeps a finite value only.</summary>
    private static TrialOutcome Settle(TrialOutcome outcome, int objectives) => outcome switch
    {
        { State: TrialState.Complete } when (outcome.Values?.Count ?? 1) != objectives => TrialOutcome.Fail(FormattableString.Invariant(
            $"The number of values, {outcome.Values?.Count ?? 1}, is not that of objectives, {objectives}.")),
        { State: TrialState.Complete, Values: { } values } => values.All(double.IsFinite) ? outcome with { Value = values[0], Values = values.Count > 1 ? values : null }
            : TrialOutcome.Fail(FormattableString.Invariant($"The objectives' values are {string.Join(", ", values.Select(Text))}, not all finite numbers.")),
        { State: TrialState.Complete, Value: { } value } when double.IsFinite(value) => outcome,
        { State: TrialState.Complete } => TrialOutcome.Fail(FormattableString.Invariant($"The objective's value is {(outcome.Value is { } wrong ? Text(wrong) : "missing")}, not a finite number.")),
        { State: TrialState.Pruned, Value: { } value } when !double.IsFinite(value) => outcome with { Value = null, Values = null },
        { State: TrialState.Fail } => outcome with { Value = null, Values = null },
        { State: TrialState.Pruned } => outcome with { Values = null },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.State, "A trial is told COMPLETE, PRUNED or FAIL."),
    };

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static TrialDecision TryAgain(TrialExecution before, TrialExecution after, TrialEffects more = TrialEffects.None) =>
        Accept(before, after with { State = TrialState.Waiting }, TrialEffects.DropLease | TrialEffects.SuspendRun | TrialEffects.Requeue | more);

    private static TrialDecision Finish(TrialExecution before, TrialExecution after, TrialEffects more = TrialEffects.None) =>
        Accept(before, after, TrialEffects.DropLease | TrialEffects.FinishRun | TrialEffects.Advance | more);

    private static TrialDecision Accept(TrialExecution before, TrialExecution after, TrialEffects effects) =>
        new(TrialAnswer.Accepted, new TrialTransition(before, after, effects, null));
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>The protocol or the store with one rule taken out, and the guarantee that then breaks.</summary>
internal static class BrokenRules
{
    private static readonly ProtocolRules Real = ProtocolRules.Real;

    internal static IReadOnlyDictionary<string, (ProtocolRules Rules, string Breaks)> All { get; } = new Dictionary<string, (ProtocolRules, string)>
    {
        ["the protocol does not look at the attempt"] = (Real with { Decide = (state, happened, limits) => Real.Decide(state, AsCurrent(state, happened), limits) }, "fencing"),
        ["the protocol does not look whether the trial runs"] = (Real with { Decide = AsIfRunning }, "single completion"),
        ["a repeated begin is a new one"] = (Real with { Decide = AsIfWaiting }, "took a trial that was Running"),
        ["a repeated begin is refused"] = (Real with { Decide = (state, happened, limits) => Instead(state, happened, limits, TrialAnswer.Repeated, TrialAnswer.Refused) }, "a repeated begin"),
        ["whatever is repeated is fenced"] = (Real with { Decide = (state, happened, limits) => Instead(state, happened, limits, TrialAnswer.Repeated, TrialAnswer.Fenced) }, "a repeated"),
        ["a repeated tell is fenced"] = (Real with { Decide = (state, happened, limits) => happened is TrialEvent.Tell ? Instead(state, happened, limits, TrialAnswer.Repeated, TrialAnswer.Fenced) : Real.Decide(state, happened, limits) }, "a repeated tell"),
        ["a repeated tell is accepted again"] = (Real with { Decide = TellAgain }, "single completion"),
        ["an expiry does not ask whether the lease holds"] = (Real with { Decide = Without(TrialEffects.RequireExpiredLease) }, "a lease that holds"),
        ["an owner's silence is taken for a trainer's death"] = (Real with { Decide = (state, happened, limits) => Real.Decide(state, happened, limits with { MaxSilences = limits.MaxDeaths }) }, "a silence of ask:T1"),
        ["an expiry does nothing"] = (Real with { Decide = (state, happened, limits) => happened is TrialEvent.Expire ? new(TrialAnswer.Repeated, null, TrialEffects.None) : Real.Decide(state, happened, limits) }, "no deadlock"),
        ["a cancel does not look whether the trial has ended"] = (Real with { Decide = CancelAlways }, "single completion"),
        ["attempts skip a number"] = (Real with { Decide = Skipping }, "attempts are dense"),
        ["a trial that waits again is not queued"] = (Real with { Decide = Without(TrialEffects.Requeue) }, "in the queue again"),
        ["a trial that ends leaves its run open"] = (Real with { Decide = Without(TrialEffects.FinishRun) }, "ends its run"),
        ["the store commits whatever the state has become"] = (Real with { MayCommit = (_, _) => true }, ""),
        ["the store commits on the state but not the attempt"] = (Real with { MayCommit = (stored, before) => stored.State == before.State }, ""),
        ["the store writes points of any attempt"] = (Real with { MayWrite = (stored, _) => stored.State == TrialState.Running }, "fencing"),
        ["the store writes points of a trial that does not run"] = (Real with { MayWrite = (stored, attempt) => stored.Attempt == attempt }, "fencing"),
    };

    private static TrialEvent AsCurrent(TrialExecution state, TrialEvent happened) => happened switch
    {
        TrialEvent.Report report => report with { Attempt = state.Attempt },
        TrialEvent.Tell tell => tell with { Attempt = state.Attempt },
        TrialEvent.Release => new TrialEvent.Release(state.Attempt),
        TrialEvent.Expire => new TrialEvent.Expire(state.Attempt),
        _ => happened,
    };

    private static Step AsIfRunning(TrialExecution state, TrialEvent happened, TrialLimits limits) =>
        happened is TrialEvent.Tell && state.IsFinished ? Real.Decide(state with { State = TrialState.Running }, happened, limits) : Real.Decide(state, happened, limits);

    private static Step AsIfWaiting(TrialExecution state, TrialEvent happened, TrialLimits limits) =>
        happened is TrialEvent.Begin begin && state.Holder == begin.Holder ? Real.Decide(state with { State = TrialState.Waiting }, happened, limits) : Real.Decide(state, happened, limits);

    private static Step Instead(TrialExecution state, TrialEvent happened, TrialLimits limits, TrialAnswer answer, TrialAnswer instead) =>
        Real.Decide(state, happened, limits) is var step && step.Answer == answer ? step with { Answer = instead } : step;

    private static Step TellAgain(TrialExecution state, TrialEvent happened, TrialLimits limits) =>
        Real.Decide(state, happened, limits) is { Answer: TrialAnswer.Repeated } && happened is TrialEvent.Tell
            ? new(TrialAnswer.Accepted, state, TrialEffects.DropLease | TrialEffects.FinishRun | TrialEffects.Advance)
            : Real.Decide(state, happened, limits);

    private static Step CancelAlways(TrialExecution state, TrialEvent happened, TrialLimits limits) =>
        happened is TrialEvent.Cancel ? Real.Decide(state with { State = TrialState.Waiting }, happened, limits) : Real.Decide(state, happened, limits);

    private static Func<TrialExecution, TrialEvent, TrialLimits, Step> Without(TrialEffects effect) => (state, happened, limits) =>
        Real.Decide(state, happened, limits) is var step ? step with { Effects = step.Effects & ~effect } : step;

    private static Step Skipping(TrialExecution state, TrialEvent happened, TrialLimits limits) =>
        Real.Decide(state, happened, limits) is { After: { } after } step && happened is TrialEvent.Begin && state.Attempt > 0
            ? step with { After = after with { Attempt = after.Attempt + 1 } }
            : Real.Decide(state, happened, limits);
}

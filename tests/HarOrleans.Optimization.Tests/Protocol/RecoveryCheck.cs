using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>
/// No deadlock: from any stored state, with every trainer dead and every message lost, the trial finishes once things go well: the lease runs out, the
/// supervisor says so, a new trainer asks and tells. That is a way from every world to a finished one.
/// </summary>
internal sealed class RecoveryCheck(ProtocolRules rules, TrialLimits limits)
{
    private readonly HashSet<TrialExecution> _recovers = [];

    internal void Check(TrialExecution stored)
    {
        if (!_recovers.Add(stored))
        {
            return;
        }

        var state = Apply(stored, stored.State == TrialState.Running ? new TrialEvent.Expire(stored.Attempt) : null);
        ProtocolRules.Assert(state.State != TrialState.Running, $"no deadlock: a dead trainer keeps attempt {stored.Attempt} for ever");
        state = Apply(state, state.State == TrialState.Waiting ? new TrialEvent.Begin("rescuer") : null);
        state = Apply(state, state.State == TrialState.Running ? new TrialEvent.Tell(state.Attempt, TrialOutcome.Complete(1)) : null);
        ProtocolRules.Assert(state.IsFinished, $"no deadlock: from {stored.State}, attempt {stored.Attempt}, nothing leads to an end");
    }

    private TrialExecution Apply(TrialExecution state, TrialEvent? happened) =>
        happened is null ? state : rules.Decide(state, happened, limits).After ?? state;
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>What the model is built from, so that a test can break one rule and see the explorer find it.</summary>
/// <param name="Decide">The protocol.</param>
/// <param name="MayCommit">The store's condition for a commit: (stored, before) -> whether.</param>
/// <param name="MayWrite">The store's condition for points and checkpoints: (stored, attempt of the writer) -> whether.</param>
internal sealed record ProtocolRules(
    Func<TrialExecution, TrialEvent, TrialLimits, Step> Decide,
    Func<TrialExecution, TrialExecution, bool> MayCommit,
    Func<TrialExecution, int, bool> MayWrite)
{
    internal static ProtocolRules Real { get; } = new(
        RealDecide,
        (stored, before) => stored.State == before.State && stored.Attempt == before.Attempt && stored.Holder == before.Holder,
        (stored, attempt) => stored.State == TrialState.Running && stored.Attempt == attempt);

    internal static Step RealDecide(TrialExecution state, TrialEvent happened, TrialLimits limits)
    {
        var decision = TrialProtocol.Decide(state, happened, limits);
        Assert(decision.Transition is null || decision.Transition.Before == state, "a transition starts where it was decided");
        return new(decision.Answer, decision.Transition?.After, decision.Transition?.Effects ?? TrialEffects.None);
    }

    internal static void Assert(bool holds, string guarantee)
    {
        if (!holds)
        {
            throw new ViolationException(guarantee);
        }
    }
}

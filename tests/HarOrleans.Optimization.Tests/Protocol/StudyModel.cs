using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>The study's side: decides on what it has read, commits on the store's condition, and checks every guarantee at the moment of the commit.</summary>
internal sealed class StudyModel(ProtocolRules rules, TrialLimits limits)
{
    private const TrialEffects Granting = TrialEffects.GrantLease | TrialEffects.SupersedePoints;
    private const TrialEffects Waiting = TrialEffects.DropLease | TrialEffects.SuspendRun | TrialEffects.Requeue;
    private const TrialEffects Finishing = TrialEffects.DropLease | TrialEffects.FinishRun | TrialEffects.Advance;

    /// <summary>The world after the handling of a call, and what its caller hears; null where it has to be decided again.</summary>
    internal (World Next, TrialAnswer? Answer, int Attempt) Commit(World world, Handler handler)
    {
        var (stored, call) = (world.Stored, handler.Call);
        var step = rules.Decide(handler.Read, EventOf(call), limits);
        if (step.After is not { } after)
        {
            CheckAnswer(stored, handler, step.Answer);
            return (world.Replace(handler, null), step.Answer, handler.Read.Attempt);
        }

        if (!rules.MayCommit(stored, handler.Read) || (step.Effects.HasFlag(TrialEffects.RequireExpiredLease) && world.LeaseHolds))
        {
            // As the grain does: nothing has changed but the lease, or it reads again and decides anew.
            return stored == handler.Read ? (world.Replace(handler, null), TrialAnswer.Repeated, 0) : (world.Replace(handler, handler with { Read = stored }), null, 0);
        }

        CheckCommit(world, handler.Read, call, step, after);
        var next = world with
        {
            Stored = after,
            LeaseHolds = step.Effects.HasFlag(TrialEffects.GrantLease) || (world.LeaseHolds && !step.Effects.HasFlag(TrialEffects.DropLease)),
            Run = step.Effects.HasFlag(TrialEffects.GrantLease) ? RunStatus.Running
                : step.Effects.HasFlag(TrialEffects.SuspendRun) ? RunStatus.Scheduled
                : step.Effects.HasFlag(TrialEffects.FinishRun) ? RunStatus.Finished
                : world.Run,
        };
        CheckWorld(next);
        return (next.Replace(handler, null), step.Answer, after.Attempt);
    }

    internal static void AssertCurrent(TrialExecution stored, int attempt, string did) => ProtocolRules.Assert(
        stored.State == TrialState.Running && stored.Attempt == attempt, $"fencing: attempt {attempt} {did} while the trial is {stored.State} in attempt {stored.Attempt}");

    internal static TrialEvent EventOf(Message call) => call.Kind switch
    {
        MessageKind.Begin => new TrialEvent.Begin(call.Holder),
        MessageKind.Report => new TrialEvent.Report(call.Number, new(0, call.Number)),
        MessageKind.Complete => new TrialEvent.Tell(call.Number, TrialOutcome.Complete(call.Number)),
        MessageKind.Pruned => new TrialEvent.Tell(call.Number, TrialOutcome.Pruned("pruned")),
        MessageKind.Fail => new TrialEvent.Tell(call.Number, TrialOutcome.Fail("failed")),
        MessageKind.Release => new TrialEvent.Release(call.Number),
        MessageKind.Expire => new TrialEvent.Expire(call.Number),
        MessageKind.Cancel => new TrialEvent.Cancel("cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "Not a call of the study."),
    };

    private static void CheckAnswer(TrialExecution stored, Handler handler, TrialAnswer answer)
    {
        var (call, happened) = (handler.Call, EventOf(handler.Call));
        if (stored == handler.Read && happened is TrialEvent.Begin begin && stored.State == TrialState.Running && stored.Holder == begin.Holder)
        {
            ProtocolRules.Assert(answer == TrialAnswer.Repeated, $"a repeated begin gets the same attempt, but heard {answer}");
        }

        if (happened is TrialEvent.Tell tell && stored.IsFinished && stored.Attempt == call.Number && stored.State == tell.Outcome.State && stored.Reason == tell.Outcome.Reason)
        {
            ProtocolRules.Assert(answer == TrialAnswer.Repeated, $"a repeated tell hears Repeated, but heard {answer}");
        }

        if (happened is TrialEvent.Cancel cancel && stored == handler.Read && stored.State == TrialState.Fail && stored.Reason == cancel.Reason)
        {
            ProtocolRules.Assert(answer == TrialAnswer.Repeated, $"a repeated cancel hears Repeated, but heard {answer}");
        }

        if (happened is TrialEvent.Tell or TrialEvent.Report && stored == handler.Read && answer is TrialAnswer.Fenced)
        {
            ProtocolRules.Assert(stored.State != TrialState.Running || stored.Attempt != call.Number, "the attempt that holds the lease is not fenced");
        }
    }

    private void CheckCommit(World world, TrialExecution read, Message call, Step step, TrialExecution after)
    {
        var stored = world.Stored;
        ProtocolRules.Assert(step.Answer == TrialAnswer.Accepted, "only an accepted event changes anything");
        ProtocolRules.Assert(!stored.IsFinished, $"single completion: {call} changed a trial that was {stored.State}");
        if (call.Kind == MessageKind.Begin)
        {
            ProtocolRules.Assert(stored.State == TrialState.Waiting, $"{call} took a trial that was {stored.State}");
            ProtocolRules.Assert(after.Attempt == stored.Attempt + 1, $"attempts are dense: {stored.Attempt} was followed by {after.Attempt}");
            ProtocolRules.Assert(step.Effects.HasFlag(Granting) && after.Holder == call.Holder, "a begin grants the lease to who asked");
        }
        else if (call.Kind == MessageKind.Cancel)
        {
            ProtocolRules.Assert(after.State == TrialState.Fail && after.Attempt == stored.Attempt, $"a cancelled trial has failed, but is {after.State}");
        }
        else
        {
            AssertCurrent(stored, call.Number, $"changed the trial by {call.Kind}");
            ProtocolRules.Assert(after.Attempt == stored.Attempt, "only a begin makes a new attempt");
            ProtocolRules.Assert(call.Kind != MessageKind.Expire || !world.LeaseHolds, "a lease that holds is not taken away");
        }

        ProtocolRules.Assert(read == stored, "a decision is committed on the state that it was made on");
        ProtocolRules.Assert(after.State != TrialState.Waiting || step.Effects.HasFlag(Waiting), "a trial that waits again is in the queue again");
        ProtocolRules.Assert(!after.IsFinished || step.Effects.HasFlag(Finishing), "a trial that finishes ends its run, and the study goes on");
        ProtocolRules.Assert(after.State != TrialState.Complete || (call.Kind == MessageKind.Complete && after.Value == stored.Attempt), "the value is that of the attempt that held the lease");
        ProtocolRules.Assert(
            call.Kind != MessageKind.Expire || after.State == (after.Deaths <= Allowed(stored) ? TrialState.Waiting : TrialState.Fail),
            $"a silence of {stored.Holder} is the {after.Deaths}. of {Allowed(stored)} allowed, and the trial is {after.State}");
        ProtocolRules.Assert(after.Failures <= limits.MaxRetries + 1 && after.Deaths <= limits.MaxDeaths + 1, "tries are limited");
    }

    private int Allowed(TrialExecution stored) => OutsideOwner.Is(stored.Holder) ? limits.MaxSilences : limits.MaxDeaths;

    private static void CheckWorld(World world)
    {
        var expected = world.Stored.IsFinished ? RunStatus.Finished : world.Stored.State == TrialState.Running ? RunStatus.Running : RunStatus.Scheduled;
        ProtocolRules.Assert(world.Run == expected, $"the run of a trial that is {world.Stored.State} is {world.Run}");
        ProtocolRules.Assert((world.Stored.Holder is not null) == (world.Stored.State == TrialState.Running), "a trial has a holder exactly while it runs");
        ProtocolRules.Assert(!world.LeaseHolds || world.Stored.State == TrialState.Running, "there is a lease only while the trial runs");
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Everything that can happen next in a world. A broken guarantee throws <see cref="ViolationException"/>.</summary>
internal sealed class ProtocolModel(ProtocolRules rules, TrialLimits limits, int maxReleases, int maxInTransit, bool cancels)
{
    private readonly StudyModel _study = new(rules, limits);

    internal IEnumerable<(string What, World Next)> Next(World world)
    {
        // Points and checkpoints go straight to the store and may arrive at any time: those of every attempt so far are tried in every world.
        for (var attempt = 1; attempt <= world.Stored.Attempt; attempt++)
        {
            if (rules.MayWrite(world.Stored, attempt))
            {
                StudyModel.AssertCurrent(world.Stored, attempt, "wrote points or a checkpoint");
            }
        }

        for (var trainer = 0; trainer < 2; trainer++)
        {
            foreach (var step in TrainerSteps(world, trainer))
            {
                yield return step;
            }
        }

        if (world.LeaseHolds)
        {
            yield return ("the lease runs out", world with { LeaseHolds = false });
        }
        else if (world.Stored.State == TrialState.Running && new Message(MessageKind.Expire, 0, world.Stored.Attempt) is var expire && CanSend(world, expire))
        {
            yield return ("the supervisor sees it", world.Send(expire));
        }

        if (cancels && new Message(MessageKind.Cancel, 0, 0) is var cancel && CanSend(world, cancel))
        {
            yield return ("somebody cancels it", world.Send(cancel));
        }

        foreach (var message in world.Network)
        {
            yield return ($"{message} is lost", world.Drop(message));
            foreach (var (what, rest) in new[] { ("", world.Drop(message)), (" and will come again", world) })
            {
                if (rest.Handlers.Length < World.Capacity && rest.InTransit < maxInTransit && new Handler(message, world.Stored) is var handler && !world.Handlers.Contains(handler))
                {
                    yield return ($"{message} arrives{what}", rest with { Handlers = [.. rest.Handlers, handler] });
                }
            }
        }

        foreach (var handler in world.Handlers)
        {
            yield return ($"the study crashes while it handles {handler.Call}", world.Replace(handler, null));
            var (next, answer, attempt) = _study.Commit(world, handler);
            yield return ($"the study handles {handler.Call}, and its answer ({(object?)answer ?? "none yet"}) is lost", next);
            if (answer is { } heard && Answered(next, handler.Call, heard, attempt) is var told && told != next)
            {
                yield return ($"the study handles {handler.Call} and answers {heard}", told);
            }
        }
    }

    private IEnumerable<(string What, World Next)> TrainerSteps(World world, int index)
    {
        var trainer = world.Trainers[index];
        if (trainer.Phase == TrainerPhase.Idle)
        {
            var token = FreshToken(world, index);
            if (new Message(MessageKind.Begin, index, token) is var begin && CanSend(world, begin))
            {
                yield return ($"T{index} asks", world.Send(begin).With(index, new(TrainerPhase.Asking, token)));
            }

            yield break;
        }

        yield return ($"T{index} crashes", world.With(index, Trainer.Idle));
        if (trainer.Phase == TrainerPhase.Asking)
        {
            if (new Message(MessageKind.Begin, index, trainer.Number) is var again && CanSend(world, again))
            {
                yield return ($"T{index} asks again", world.Send(again));
            }

            yield break;
        }

        if (!world.LeaseHolds && rules.MayWrite(world.Stored, trainer.Number))
        {
            yield return ($"T{index} renews its lease", world with { LeaseHolds = true });
        }

        if (trainer.Tells)
        {
            if (new Message(trainer.Outcome, 0, trainer.Number) is var tell && CanSend(world, tell))
            {
                yield return ($"T{index} tells again", world.Send(tell));
            }

            yield break;
        }

        foreach (var kind in new[] { MessageKind.Report, index == 0 ? MessageKind.Complete : MessageKind.Pruned, MessageKind.Fail, MessageKind.Release })
        {
            var message = new Message(kind, 0, trainer.Number);
            if (!CanSend(world, message) || (kind == MessageKind.Release && world.Releases == maxReleases))
            {
                continue;
            }

            var sent = world.Send(message);
            yield return ($"T{index} sends {message}", kind switch
            {
                MessageKind.Report => sent,
                MessageKind.Release => sent.With(index, Trainer.Idle) with { Releases = world.Releases + 1 },
                MessageKind.Complete => sent.With(index, trainer with { Phase = TrainerPhase.TellingComplete }),
                MessageKind.Pruned => sent.With(index, trainer with { Phase = TrainerPhase.TellingPruned }),
                _ => sent.With(index, trainer with { Phase = TrainerPhase.TellingFail }),
            });
        }
    }

    /// <summary>
    /// The answer reaches whoever still waits for it. An answer that takes long needs no state of its own: its receiver is one that takes no step meanwhile.
    /// </summary>
    private static World Answered(World world, Message call, TrialAnswer answer, int attempt)
    {
        if (call.Kind == MessageKind.Begin)
        {
            if (world.Trainers[call.Trainer] != new Trainer(TrainerPhase.Asking, call.Number))
            {
                return world;
            }

            if (answer is not (TrialAnswer.Accepted or TrialAnswer.Repeated))
            {
                return world.With(call.Trainer, Trainer.Idle);
            }

            var other = world.Trainers[1 - call.Trainer];
            ProtocolRules.Assert(!other.HasAttempt || other.Number != attempt, $"attempt {attempt} is handed to one trainer only");
            return world.With(call.Trainer, new(TrainerPhase.Working, attempt));
        }

        for (var index = 0; index < 2; index++)
        {
            var trainer = world.Trainers[index];
            var stops = call.Kind == MessageKind.Report ? answer == TrialAnswer.Fenced : trainer.Tells && trainer.Outcome == call.Kind;
            if (trainer.HasAttempt && trainer.Number == call.Number && stops)
            {
                return world.With(index, Trainer.Idle);
            }
        }

        return world;
    }

    private bool CanSend(World world, Message message) =>
        world.Network.Length < World.Capacity && world.InTransit < maxInTransit && !world.Network.Contains(message);

    /// <summary>A token that nothing in the world remembers; which one does not matter, so the smallest keeps the worlds few.</summary>
    private static int FreshToken(World world, int trainer) => Enumerable.Range(0, 10).First(token =>
    {
        var begin = new Message(MessageKind.Begin, trainer, token);
        return world.Stored.Holder != begin.Holder
            && !world.Network.Contains(begin)
            && !world.Handlers.Any(handler => handler.Call == begin || handler.Read.Holder == begin.Holder);
    });
}

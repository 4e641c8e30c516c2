using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>
/// Renames hand-out tokens by the order in which they appear in a world. Nothing depends on which token it is, only on which are equal, so worlds that
/// differ in names alone are one.
/// </summary>
internal sealed class Tokens
{
    private readonly List<int>[] _seen = [[], []];

    internal static World Canonical(World world)
    {
        var tokens = new Tokens();
        tokens.See(world.Stored);
        for (var index = 0; index < 2; index++)
        {
            if (world.Trainers[index].Phase == TrainerPhase.Asking)
            {
                tokens.See(index, world.Trainers[index].Number);
            }
        }

        foreach (var handler in world.Handlers)
        {
            tokens.See(handler.Call);
            tokens.See(handler.Read);
        }

        foreach (var message in world.Network)
        {
            tokens.See(message);
        }

        return tokens._seen.All(IsInOrder) ? world : world with
        {
            Stored = tokens.Rename(world.Stored),
            Trainers = [tokens.Rename(0, world.Trainers[0]), tokens.Rename(1, world.Trainers[1])],
            Handlers = [.. world.Handlers.Select(handler => new Handler(tokens.Rename(handler.Call), tokens.Rename(handler.Read)))],
            Network = [.. world.Network.Select(tokens.Rename).Order()],
        };
    }

    private static bool IsInOrder(List<int> seen)
    {
        for (var index = 0; index < seen.Count; index++)
        {
            if (seen[index] != index)
            {
                return false;
            }
        }

        return true;
    }

    private void See(TrialExecution row)
    {
        if (row.Holder is { } holder)
        {
            See(holder[^3] - '0', holder[^1] - '0');
        }
    }

    private void See(Message message)
    {
        if (message.Kind == MessageKind.Begin)
        {
            See(message.Trainer, message.Number);
        }
    }

    private void See(int trainer, int token)
    {
        if (!_seen[trainer].Contains(token))
        {
            _seen[trainer].Add(token);
        }
    }

    private TrialExecution Rename(TrialExecution row) =>
        row.Holder is { } holder ? row with { Holder = new Message(MessageKind.Begin, holder[^3] - '0', _seen[holder[^3] - '0'].IndexOf(holder[^1] - '0')).Holder } : row;

    private Message Rename(Message message) => message.Kind == MessageKind.Begin ? message with { Number = _seen[message.Trainer].IndexOf(message.Number) } : message;

    private Trainer Rename(int index, Trainer trainer) => trainer.Phase == TrainerPhase.Asking ? trainer with { Number = _seen[index].IndexOf(trainer.Number) } : trainer;
}

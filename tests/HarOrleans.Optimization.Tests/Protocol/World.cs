using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>One state of everything: the stored trial, two trainers, what is on its way and what is being handled.</summary>
internal sealed record World
{
    /// <summary>Messages on their way at once, and calls being handled at once: two, as if the study grain were active twice.</summary>
    internal const int Capacity = 2;

    internal required TrialExecution Stored { get; init; }

    /// <summary>Whether the lease has not run out.</summary>
    internal bool LeaseHolds { get; init; }

    /// <summary>The status of the trial's run, moved by the effects alone.</summary>
    internal RunStatus Run { get; init; } = RunStatus.Scheduled;

    /// <summary>Shutdowns so far.</summary>
    internal int Releases { get; init; }

    internal Trainer[] Trainers { get; init; } = [Trainer.Idle, Trainer.Idle];

    /// <summary>Sorted, without repetition: a message that is on its way twice is one that is kept when delivered.</summary>
    internal Message[] Network { get; init; } = [];

    internal Handler[] Handlers { get; init; } = [];

    internal static World Start { get; } = new() { Stored = TrialExecution.New };

    internal World With(int trainer, Trainer state) => this with { Trainers = trainer == 0 ? [state, Trainers[1]] : [Trainers[0], state] };

    /// <summary>Messages and calls together, the bound that keeps the worlds finite.</summary>
    internal int InTransit => Network.Length + Handlers.Length;

    internal World Send(Message message) => this with { Network = [.. Network.Append(message).Order()] };

    internal World Drop(Message message) => this with { Network = [.. Network.Where(other => other != message)] };

    internal World Replace(Handler handled, Handler? by) =>
        this with { Handlers = by is null || Handlers.Contains(by) ? [.. Handlers.Where(other => other != handled)] : [.. Handlers.Where(other => other != handled), by] };
}

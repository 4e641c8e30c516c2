using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <content>The silos, and what is done to the queue: a drained trainer drains, a trial that is put first is.</content>
internal sealed partial class ScriptedLists
{
    public List<SiloInfo> Silos { get; } = [];

    public Task<IReadOnlyList<SiloInfo>> ListSilosAsync(bool dead, CancellationToken cancellationToken = default) =>
        Answer<IReadOnlyList<SiloInfo>>([.. Silos.Where(silo => dead || silo.Status != "Dead")]);

    public Task<QueueSnapshot> GetPageAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        Answer(Queue with { Waiting = [.. Queue.Waiting.Skip(skip).Take(take)], Total = Queue.Waiting.Count });

    public Task DrainAsync(string silo, bool drain, CancellationToken cancellationToken = default)
    {
        if (Queue.Trainers.All(trainer => trainer.Silo != silo))
        {
            throw new NotFoundException("trainer", silo);
        }

        Queue = Queue with { Trainers = [.. Queue.Trainers.Select(trainer => trainer.Silo == silo ? trainer with { Draining = drain } : trainer)] };
        return Task.CompletedTask;
    }

    public Task MoveFirst(long studyId, int number)
    {
        var tickets = Queue.Waiting.Select(each => each).OrderBy(each => (each.Ticket.StudyId, each.Ticket.Number) != (studyId, number));
        Queue = Queue with { Waiting = [.. tickets.Select((each, place) => each with { Position = place + 1 })] };
        return Task.CompletedTask;
    }
}

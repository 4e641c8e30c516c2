using HarOrleans.Contracts;

namespace HarOrleans.Grains.Tests;

public sealed class QueueFindTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly QueueBoard _board = new(TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_trial_is_found_where_the_whole_list_has_it_whatever_waits_and_runs(int seed)
    {
        var random = new Random(seed);
        var (studies, workspaces, priorities) = (random.Next(1, 12), random.Next(1, 4), random.Next(1, 4));
        for (var number = 0; number < 150; number++)
        {
            var study = random.Next(studies);
            var ticket = new TrialTicket($"workspace{study % workspaces}", study, number)
            {
                Priority = random.Next(priorities),
                Front = random.Next(20) == 0 ? -random.Next(1, 4) : 0,
                Requires = random.Next(4) switch { 0 => ["memory>=1"], 1 => ["gpu"], _ => [] },
            };
            _board.Enqueue(ticket);
            if (random.Next(6) == 0)
            {
                _board.Hear(Trainer($"t{number}", new LeaseKey(random.Next(studies + 1), 1000 + number, 1, 1)), Now);
            }
        }

        var listed = _board.Snapshot(Now);
        Assert.NotEmpty(listed.Trainers);
        Assert.All(listed.Waiting, waiting => Assert.Equal(waiting, Assert.Single(_board.Find(waiting.Ticket.StudyId, waiting.Ticket.Number, 1, Now).Waiting)));
        for (var study = 0; study < studies; study++)
        {
            var own = listed.Waiting.Where(waiting => waiting.Ticket.StudyId == study).ToArray();
            Assert.Equal(own, _board.Find(study, null, int.MaxValue, Now).Waiting);
            Assert.Equal(own.Take(1), _board.Find(study, null, 1, Now).Waiting);
        }
    }

    [Fact]
    public void Who_does_not_wait_is_not_found_and_slots_of_draining_trainers_do_not_count()
    {
        _board.Enqueue(new("default", 1, 0));
        _board.Hear(Trainer("busy", new LeaseKey(1, 7, 1, 1)), Now);
        _board.Hear(Trainer("drains", new LeaseKey(1, 8, 1, 1)) with { Draining = true }, Now);
        Assert.Equal(1, _board.Find(1, 0, 1, Now).Slots);
        Assert.Equal("all slots are busy", Assert.Single(_board.Find(1, 0, 1, Now).Waiting).Reason);
        Assert.Empty(_board.Find(1, 7, 1, Now).Waiting);
        Assert.Empty(_board.Find(2, null, 1, Now).Waiting);
        Assert.Empty(_board.Find(1, 0, 0, Now).Waiting);
    }

    [Fact]
    public async Task A_queue_of_an_older_version_is_searched_and_what_it_refuses_by_name_is_not_asked_again()
    {
        _board.Enqueue(new("default", 2, 0));
        _board.Enqueue(new("default", 1, 0));
        _board.Enqueue(new("default", 1, 1));
        _board.Hear(Trainer("busy", new LeaseKey(1, 7, 1, 1)), Now);
        var older = new OlderQueue(_board, new InvalidOperationException("No such method."));
        foreach (var (number, take) in new (int?, int)[] { (1, 1), (null, 1), (null, 9), (5, 1) })
        {
            var (there, here) = (await older.FindOrSearchAsync(1, number, take, TestContext.Current.CancellationToken), _board.Find(1, number, take, Now));
            Assert.Equal(here.Waiting, there.Waiting);
            Assert.Equal(here.Slots, there.Slots);
        }

        await Assert.ThrowsAsync<NotFoundException>(() => new OlderQueue(_board, new NotFoundException("queue", "0")).FindOrSearchAsync(1, 0, 1, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<TimeoutException>(() => new OlderQueue(_board, new TimeoutException()).FindOrSearchAsync(1, 0, 1, TestContext.Current.CancellationToken));
    }

    private static TrainerStatus Trainer(string silo, LeaseKey busy) =>
        new(silo, [$"{silo}/0"], new Dictionary<string, LeaseKey> { [$"{silo}/0"] = busy }, 0, false);

    private sealed class OlderQueue(QueueBoard board, Exception fault) : IQueueGrain
    {
        public Task<QueueSnapshot> GetAsync(CancellationToken cancellationToken) => Task.FromResult(board.Snapshot(Now));

        public Task<QueuePlaces> FindAsync(long studyId, int? number, int take, CancellationToken cancellationToken) => Task.FromException<QueuePlaces>(fault);

        public Task<QueueSnapshot> GetPageAsync(int skip, int take, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task EnqueueAsync(IReadOnlyList<TrialTicket> tickets, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RemoveAsync(TrialTicket ticket, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<TrainerOrders> HeartbeatAsync(TrainerStatus status, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DrainAsync(string silo, bool drain, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

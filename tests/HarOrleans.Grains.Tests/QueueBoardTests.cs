using System.Diagnostics;
using HarOrleans.Contracts;

namespace HarOrleans.Grains.Tests;

public sealed class QueueBoardTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly QueueBoard _board = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void A_trial_is_in_the_queue_once()
    {
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 0));
        Assert.Single(_board.Snapshot(Now).Waiting);
    }

    [Fact]
    public void A_slot_is_handed_one_trial()
    {
        _board.Hear(Trainer("a", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 1));
        Assert.Equal(("a/0", Ticket(1, 0)), _board.Take(Now));
        Assert.Null(_board.Take(Now));
        _board.Handed("a/0", 1);
        Assert.Null(_board.Take(Now));
    }

    [Fact]
    public void A_trial_being_handed_out_cannot_be_queued_again()
    {
        _board.Hear(Trainer("a", 2), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Take(Now);
        _board.Enqueue(Ticket(1, 0));
        Assert.Null(_board.Take(Now));
    }

    [Fact]
    public void A_slot_that_refuses_gives_the_trial_back_and_is_not_asked_until_its_silo_is_heard_again()
    {
        _board.Hear(Trainer("a", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Take(Now);
        _board.Refused("a/0");
        Assert.Null(_board.Take(Now));
        _board.Hear(Trainer("a", 1), Now);
        Assert.Equal(Ticket(1, 0), _board.Take(Now)!.Value.Ticket);
    }

    [Fact]
    public void A_trial_that_ended_before_its_hand_out_was_acknowledged_leaves_the_slot_free()
    {
        _board.Hear(Trainer("a", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 1));
        _board.Take(Now);
        _board.Hear(Trainer("a", 1, version: 2), Now);
        _board.Handed("a/0", 1);
        Assert.Equal(Ticket(1, 1), _board.Take(Now)!.Value.Ticket);
    }

    [Fact]
    public void A_status_from_before_the_hand_out_does_not_free_the_slot()
    {
        _board.Hear(Trainer("a", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 1));
        _board.Take(Now);
        _board.Handed("a/0", 1);
        _board.Hear(Trainer("a", 1, version: 0), Now);
        Assert.Null(_board.Take(Now));
    }

    [Fact]
    public void A_silo_that_does_not_answer_gives_the_trial_back_and_is_not_asked_until_it_is_heard_again()
    {
        _board.Hear(Trainer("a", 2), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Take(Now);
        _board.Failed("a/0");
        Assert.Null(_board.Take(Now));
        _board.Hear(Trainer("a", 1), Now);
        Assert.Equal(Ticket(1, 0), _board.Take(Now)!.Value.Ticket);
    }

    [Fact]
    public void A_silent_trainer_is_forgotten_and_the_reason_says_so()
    {
        _board.Hear(Trainer("a", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        Assert.Null(_board.Take(Now.AddSeconds(11)));
        Assert.Equal("no trainer is alive", Assert.Single(_board.Snapshot(Now.AddSeconds(11)).Waiting).Reason);
    }

    [Fact]
    public void Studies_take_turns_and_within_one_the_lowest_number_goes_first()
    {
        _board.Hear(Trainer("a", 4), Now);
        foreach (var number in new[] { 2, 0, 1 })
        {
            _board.Enqueue(Ticket(1, number));
        }

        _board.Enqueue(Ticket(2, 0));
        List<TrialTicket> order = [];
        while (_board.Take(Now) is var (slot, ticket))
        {
            order.Add(ticket);
            _board.Handed(slot, order.Count);
        }

        Assert.Equal(4, order.Count);
        Assert.Equal(Ticket(1, 0), order[0]);
        Assert.Equal(Ticket(2, 0), order[1]);
        Assert.Equal([Ticket(1, 1), Ticket(1, 2)], order[2..]);
    }

    [Fact]
    public void A_draining_trainer_gets_nothing()
    {
        _board.Hear(Trainer("a", 1) with { Draining = true }, Now);
        _board.Enqueue(Ticket(1, 0));
        Assert.Null(_board.Take(Now));
    }

    [Fact]
    public void Workspaces_take_turns_before_their_studies_do()
    {
        _board.Hear(Trainer("a", 3), Now);
        foreach (var ticket in (TrialTicket[])[Ticket(1, 0), Ticket(2, 0), Ticket(1, 1), new("other", 3, 0)])
        {
            _board.Enqueue(ticket);
        }

        Assert.Equal([(1L, 0), (3L, 0), (2L, 0)], TakeAll().Select(x => (x.StudyId, x.Number)));
    }

    [Fact]
    public void A_higher_priority_goes_before_all_shares_and_what_was_put_in_front_before_that()
    {
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(2, 0));
        _board.Enqueue(Ticket(3, 0) with { Priority = 1 });
        _board.Enqueue(Ticket(2, 0) with { Front = -1 });
        Assert.Equal([2L, 3, 1], _board.Snapshot(Now).Waiting.Select(x => x.Ticket.StudyId));
        _board.Hear(Trainer("a", 3), Now);
        Assert.Equal([2L, 3, 1], TakeAll().Select(x => x.StudyId));
    }

    [Fact]
    public void A_waiting_trial_takes_over_what_its_study_needs_now()
    {
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 0) with { Requires = ["gpu"], Priority = 3 });
        Assert.Equal((3, "no trainer is alive"), Assert.Single(_board.Snapshot(Now).Waiting) is var waiting ? (waiting.Ticket.Priority, waiting.Reason) : default);
        _board.Hear(Trainer("a", 1), Now);
        Assert.Null(_board.Take(Now));
    }

    [Fact]
    public void A_trial_goes_to_a_trainer_that_has_what_it_needs_and_the_others_pass_it_by()
    {
        _board.Hear(Trainer("plain", 1), Now);
        _board.Enqueue(Ticket(1, 0) with { Requires = ["gpu=A100", "memory>=16"] });
        _board.Enqueue(Ticket(2, 0));
        Assert.Equal(("plain/0", 2L), Place(_board.Take(Now)));
        Assert.Equal("needs gpu=A100, memory>=16: no trainer that is alive has it", Assert.Single(_board.Snapshot(Now).Waiting).Reason);
        _board.Hear(Gpu("small", "memory", "8"), Now);
        Assert.Null(_board.Take(Now));
        _board.Hear(Gpu("large", "memory", "64"), Now);
        Assert.Equal(("large/0", 1L), Place(_board.Take(Now)));
        _board.Enqueue(Ticket(1, 1) with { Requires = ["gpu=A100", "memory>=16"] });
        Assert.Equal("needs gpu=A100, memory>=16: all slots that have it are busy", Assert.Single(_board.Snapshot(Now).Waiting).Reason);
    }

    [Fact]
    public void A_trial_that_needs_no_gpu_leaves_it_to_others_while_it_can()
    {
        _board.Hear(Gpu("fast", "memory", "64"), Now);
        _board.Hear(Trainer("plain", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        _board.Enqueue(Ticket(1, 1));
        Assert.Equal("plain/0", _board.Take(Now)!.Value.Slot);
        Assert.Equal("fast/0", _board.Take(Now)!.Value.Slot);
    }

    [Fact]
    public void A_trainer_is_drained_at_once_is_told_until_it_says_so_itself_and_may_be_let_in_again()
    {
        _board.Hear(Trainer("127.0.0.1:1@5", 1), Now);
        _board.Enqueue(Ticket(1, 0));
        Assert.False(_board.Drain("127.0.0.1:2", true));
        Assert.True(_board.Drain("127.0.0.1:1", true));
        Assert.Null(_board.Take(Now));
        Assert.Equal("all trainers are draining", Assert.Single(_board.Snapshot(Now).Waiting).Reason);
        Assert.True(_board.DrainOrder("127.0.0.1:1@5"));
        _board.Hear(Trainer("127.0.0.1:1@5", 1, 1) with { Draining = true }, Now);
        Assert.Null(_board.DrainOrder("127.0.0.1:1@5"));
        Assert.True(_board.Drain("127.0.0.1:1@5", false));
        Assert.False(_board.DrainOrder("127.0.0.1:1@5"));
        _board.Hear(Trainer("127.0.0.1:1@5", 1, 2), Now);
        Assert.Equal(Ticket(1, 0), _board.Take(Now)!.Value.Ticket);
    }

    [Fact]
    public void Of_500_trials_of_two_studies_on_three_trainers_of_two_slots_six_run_at_a_time_three_of_each_study()
    {
        var random = new Random(1);
        var running = new Dictionary<string, List<(string Slot, TrialTicket Ticket)>> { ["a"] = [], ["b"] = [], ["c"] = [] };
        var version = 0L;
        for (var number = 0; number < 250; number++)
        {
            _board.Enqueue(Ticket(1, number));
            _board.Enqueue(Ticket(2, number));
        }

        var (ended, most) = (new List<long>(), 0);
        foreach (var silo in running.Keys)
        {
            hear(silo);
        }

        while (ended.Count < 500)
        {
            while (_board.Take(Now) is var (slot, ticket))
            {
                running[slot[..1]].Add((slot, ticket));
                _board.Handed(slot, ++version);
            }

            most = Math.Max(most, running.Values.Sum(x => x.Count));
            if (_board.Snapshot(Now).Waiting.Select(x => x.Ticket.StudyId).Distinct().Count() == 2)
            {
                Assert.Equal([3, 3], running.Values.SelectMany(x => x).GroupBy(x => x.Ticket.StudyId).Select(x => x.Count()));
            }

            var busy = running.Where(x => x.Value.Count > 0).ToArray();
            var (silo, held) = busy[random.Next(busy.Length)];
            var done = held[random.Next(held.Count)];
            held.Remove(done);
            ended.Add(done.Ticket.StudyId);
            hear(silo);
        }

        Assert.Equal(6, most);

        void hear(string silo) => _board.Hear(
            Trainer(silo, 2, ++version) with { Busy = running[silo].ToDictionary(x => x.Slot, x => new LeaseKey(x.Ticket.StudyId, x.Ticket.Number, 0, 0)) }, Now);
    }

    [Fact]
    public void Those_that_wait_are_listed_in_the_order_in_which_they_would_be_taken_were_nothing_to_end()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var study = random.Next(12);
            _board.Enqueue(new($"workspace{study % 3}", study, i) { Priority = random.Next(8) == 0 ? 1 : 0, Requires = random.Next(3) == 0 ? ["memory>=1"] : [] });
        }

        _board.Enqueue(_board.Snapshot(Now).Waiting[150].Ticket with { Front = -5 });
        var listed = _board.Snapshot(Now).Waiting.Select(x => (x.Ticket.StudyId, x.Ticket.Number)).ToArray();
        _board.Hear(Trainer("a", 200) with { Labels = new Dictionary<string, string> { ["memory"] = "8" } }, Now);

        Assert.Equal(listed, TakeAll().Select(x => (x.StudyId, x.Number)));
    }

    [Fact]
    public void A_decision_takes_no_longer_where_10_000_wait()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _board.Enqueue(Ticket(i % 100, i / 100));
        }

        var micros = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            _board.Hear(Trainer("a", 1, i), Now);
            var start = Stopwatch.GetTimestamp();
            Assert.NotNull(_board.Take(Now));
            micros.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            _board.Handed("a/0", i);
        }

        var whole = Stopwatch.GetTimestamp();
        Assert.Equal(9000, _board.Snapshot(Now).Waiting.Count);
        micros.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"decision: median {micros[500]:F1} us, 99th percentile {micros[990]:F1} us; the whole queue in order: {Stopwatch.GetElapsedTime(whole).TotalMilliseconds:F1} ms");
        Assert.InRange(micros[500], 0, 5000);
    }

    private static (string Slot, long Study) Place((string Slot, TrialTicket Ticket)? taken) => (taken!.Value.Slot, taken.Value.Ticket.StudyId);

    private static TrainerStatus Gpu(string silo, string label, string value) =>
        Trainer(silo, 1) with { Labels = new Dictionary<string, string> { ["gpu"] = "a100", [label] = value } };

    private List<TrialTicket> TakeAll()
    {
        List<TrialTicket> taken = [];
        while (_board.Take(Now) is var (slot, ticket))
        {
            taken.Add(ticket);
            _board.Handed(slot, taken.Count);
        }

        return taken;
    }

    private static TrialTicket Ticket(long study, int number) => new("default", study, number);

    private static TrainerStatus Trainer(string silo, int slots, long version = 0) =>
        new(silo, [.. Enumerable.Range(0, slots).Select(i => $"{silo}/{i}")], new Dictionary<string, LeaseKey>(), version, false);
}

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

    private static TrialTicket Ticket(long study, int number) => new("default", study, number);

    private static TrainerStatus Trainer(string silo, int slots, long version = 0) =>
        new(silo, [.. Enumerable.Range(0, slots).Select(i => $"{silo}/{i}")], new Dictionary<string, LeaseKey>(), version, false);
}

using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Dashboard.Tests.Live;

public sealed class CircuitPaceTests
{
    private readonly FakeTimeProvider _time = new(Some.Noon);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_quiet_circuit_pushes_at_once() => Assert.True(new CircuitPace(_time).TurnAsync(Cancelled).IsCompleted);

    [Fact]
    public async Task Who_comes_between_two_beats_waits_for_the_next_and_all_share_it()
    {
        var pace = new CircuitPace(_time);
        await pace.TurnAsync(Cancelled);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Task[] waiting = [pace.TurnAsync(Cancelled), pace.TurnAsync(Cancelled)];

        _time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.DoesNotContain(waiting, turn => turn.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task One_who_never_rests_gets_four_turns_a_second()
    {
        var pace = new CircuitPace(_time);
        var turns = 0;
        var turn = pace.TurnAsync(Cancelled);
        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            if (turn.IsCompleted)
            {
                await turn;
                turns++;
                turn = pace.TurnAsync(Cancelled);
            }

            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(4, turns);
    }
}

using HarOrleans.Host.Hosting;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class InterruptsTests
{
    [Fact]
    public void The_first_asks_to_stop_and_the_second_ends_at_once()
    {
        var notices = 0;
        List<int> exits = [];
        using var interrupts = new Interrupts(() => notices++, exits.Add);
        Assert.False(interrupts.Token.IsCancellationRequested);

        interrupts.Raise();

        Assert.True(interrupts.Token.IsCancellationRequested);
        Assert.Equal(1, notices);
        Assert.Empty(exits);

        interrupts.Raise();

        Assert.Equal(1, notices);
        Assert.Equal([130], exits);
    }
}

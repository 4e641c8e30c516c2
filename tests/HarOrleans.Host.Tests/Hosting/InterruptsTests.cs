using HarOrleans.Host.Hosting;

namespace HarOrleans.Host.Tests.Hosting;

public sealed class InterruptsTests
{
    [Fact]
    public void The_first_asks_to_stop_and_the_second_ends_at_once()
    {
        List<string> said = [];
        var ends = 0;
        using var interrupts = new Interrupts(TimeSpan.FromMinutes(1), said.Add, () => ends++);
        Assert.False(interrupts.Token.IsCancellationRequested);

        interrupts.Raise();

        Assert.True(interrupts.Token.IsCancellationRequested);
        Assert.Equal(["har: stopping; Ctrl+C again ends at once"], said);
        Assert.Equal(0, ends);

        interrupts.Raise();

        Assert.Single(said);
        Assert.Equal(1, ends);
    }

    [Fact]
    public async Task What_hangs_on_its_way_ends_at_the_limit_although_nobody_takes_its_words()
    {
        var ended = new TaskCompletionSource();
        using var never = new ManualResetEventSlim();
        using var interrupts = new Interrupts(TimeSpan.FromMilliseconds(20), _ => never.Wait(), ended.SetResult);
        var raising = new Thread(interrupts.Raise) { IsBackground = true };
        raising.Start();

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(interrupts.Token.IsCancellationRequested);
        never.Set();
        raising.Join();
    }
}

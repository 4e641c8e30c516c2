namespace HarOrleans.EndToEnd.Tests;

public sealed class KillTests
{
    private const int Kills = 20;
    private static readonly string[] Study = ["--trials", "4", "--epochs", "6", "--seed", "5", "--parallel", "2"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Har_killed_at_20_seeded_moments_ends_with_the_study_of_an_undisturbed_run()
    {
        using var calm = new TempFolder();
        var undisturbed = await Demo.RunAsync(calm, Cancelled, Study);

        using var folder = new TempFolder();
        var random = new Random(2026);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            await using var demo = Demo.Start(folder, [.. Study, "--exit"]);
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            moment.CancelAfter(TimeSpan.FromMilliseconds(random.Next(300, 4500)));
            try
            {
                Assert.Equal(0, await demo.ExitAsync(moment.Token));
            }
            catch (OperationCanceledException) when (!Cancelled.IsCancellationRequested)
            {
                await demo.KillAsync();
                killed++;
            }
        }

        var document = await Demo.RunAsync(folder, Cancelled, Study);
        var state = folder.File("state");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{killed} kills; attempts in all: {Database.Scalar(state, "SELECT sum(attempt) FROM trial_lease")}; hidden points: {Database.Scalar(state, "SELECT count(*) FROM metric_point WHERE superseded = 1")}");
        Assert.True(killed >= 5, $"only {killed} of {Kills} moments fell into a run");
        Assert.Equal(Demo.Fixed(undisturbed), Demo.Fixed(document));
        Assert.Equal(undisturbed.GetProperty("confusion").ToString(), document.GetProperty("confusion").ToString());
        Assert.Equal(Database.VisiblePoints(calm.File("state")), Database.VisiblePoints(state));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM run WHERE status IN ('RUNNING', 'SCHEDULED')"));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM trial WHERE state IN ('RUNNING', 'WAITING')"));
    }
}

namespace HarOrleans.EndToEnd.Tests;

public sealed class KillTests
{
    private const int Kills = 20;
    private const int Trials = 5;
    private static readonly string[] Study = ["--trials", $"{Trials}", "--epochs", "12", "--seed", "5", "--parallel", "2"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Har_killed_at_20_seeded_moments_ends_with_the_study_of_an_undisturbed_run()
    {
        using var calm = new TempFolder();
        var undisturbed = await Demo.RunAsync(calm, Cancelled, Study);

        using var folder = new TempFolder();
        var random = new Random(2026);
        var (killed, unfinished) = (0, 0);
        for (var i = 0; i < Kills; i++)
        {
            unfinished += i > 0 && Unfinished(folder.File("state")) ? 1 : 0;
            await using var demo = Demo.Start(folder, [.. Study, "--exit"]);
            using var moment = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

            // Every fourth during the start; the others once the server stands, so that a slow machine kills work and not starts alone.
            if (i % 4 != 3)
            {
                await demo.LineAsync(x => x.Contains("http://127.0.0.1:", StringComparison.Ordinal), Cancelled);
            }

            moment.CancelAfter(TimeSpan.FromMilliseconds(random.Next(20, 1500)));
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
            $"{killed} kills, {unfinished} of them left work to go on with; attempts in all: {Database.Scalar(state, "SELECT sum(attempt) FROM trial_lease")}; hidden points: {Database.Scalar(state, "SELECT count(*) FROM metric_point WHERE superseded = 1")}");
        Assert.True(unfinished >= Kills / 2, $"only {unfinished} of {Kills} moments fell into a study at work");
        Assert.Equal(Demo.Fixed(undisturbed), Demo.Fixed(document));
        Assert.Equal(undisturbed.GetProperty("confusion").ToString(), document.GetProperty("confusion").ToString());
        Assert.Equal(undisturbed.GetProperty("test").ToString(), document.GetProperty("test").ToString());
        Assert.Equal(Database.VisiblePoints(calm.File("state")), Database.VisiblePoints(state));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM run WHERE status IN ('RUNNING', 'SCHEDULED')"));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM trial WHERE state IN ('RUNNING', 'WAITING')"));
    }

    private static bool Unfinished(string state) =>
        File.Exists(Path.Combine(state, "har.db")) && Database.HasTable(state, "trial")
        && Database.Scalar(state, "SELECT count(*) FROM trial WHERE state IN ('COMPLETE', 'PRUNED', 'FAIL')") < Trials;
}

using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.EndToEnd.Tests;

public sealed class InterruptionTests(SimulatedFiles files)
{
    private const int Interruptions = 20;
    private const int Trials = 5;
    private const string Standing = "http://127.0.0.1:";
    private const string AnEpoch = "/16  value 0.";
    private static readonly string[] Moments = [Standing, AnEpoch, Standing, ""];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly string[] Study = ["--trials", $"{Trials}", "--epochs", "16", "--seed", "5", "--parallel", "2"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_interrupted_20_times_by_SIGINT_SIGTERM_and_SIGKILL_ends_with_the_study_and_the_records_of_an_undisturbed_one()
    {
        string[] study = [.. Study, "--data", await files.Usual];
        using var calm = new TempFolder();
        var undisturbed = await Demo.RunAsync(calm, Cancelled, study);

        using var folder = new TempFolder();
        var random = new Random(2026);
        var endings = Enumerable.Range(0, Interruptions).Select(i => (Ending)(i % 3)).ToArray();
        random.Shuffle(endings);
        var atWork = 0;
        for (var i = 0; i < Interruptions; i++)
        {
            atWork += i > 0 && Unfinished(folder.File("state")) ? 1 : 0;

            // Not from the start alone, so that a slow machine meets work and not starts alone.
            var from = Moments[i % Moments.Length];
            var after = random.Next(20, from == AnEpoch ? 300 : 1500);
            Say($"{i}: {endings[i]} {after} ms after {(from.Length == 0 ? "the start" : $"'{from}'")}: {await InterruptAsync(folder, study, endings[i], from, TimeSpan.FromMilliseconds(after))}");
        }

        var document = await Demo.RunAsync(folder, Cancelled, study);
        var state = folder.File("state");
        Say($"{atWork} interruptions left work to go on with; attempts in all: {Database.Scalar(state, "SELECT sum(attempt) FROM trial_lease")}; hidden points: {Database.Points(state).Count(point => point.Hidden)}");
        Assert.True(atWork >= Interruptions / 2, $"only {atWork} of {Interruptions} moments fell into a study at work");
        Assert.Equal(Demo.Fixed(undisturbed), Demo.Fixed(document));
        foreach (var part in (string[])["best", "confusion", "report", "test", "dataset"])
        {
            Assert.Equal(undisturbed.GetProperty(part).ToString(), document.GetProperty(part).ToString());
        }

        Assert.Equal(Database.VisiblePoints(calm.File("state")), Database.VisiblePoints(state));
        Assert.Equal(Database.Intermediates(calm.File("state")), Database.Intermediates(state));
        Assert.Equal(Records.Of(calm.File("state")), Records.Of(state));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM run WHERE status IN ('RUNNING', 'SCHEDULED')"));
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM trial WHERE state IN ('RUNNING', 'WAITING')"));
    }

    /// <summary>Starts the demo and interrupts it; what came of it.</summary>
    private static async Task<string> InterruptAsync(TempFolder folder, string[] study, Ending ending, string from, TimeSpan after)
    {
        await using var demo = Demo.Start(folder, [.. study, "--exit", "--verbose"]);
        if (from.Length > 0 && !await CameAsync(demo, from))
        {
            return "it had ended";
        }

        using var moment = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        moment.CancelAfter(after);
        try
        {
            Assert.Equal(0, await demo.ExitAsync(moment.Token));
            return "it had ended";
        }
        catch (OperationCanceledException) when (!Cancelled.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            demo.End(ending);
            var exit = await demo.ExitAsync(Cancelled);

            // 128 + the signal: before the program could listen to it, or SIGKILL. 0: the study had just ended.
            Assert.True(exit is 130 or 0 || exit == 128 + ending.Number(), $"{ending}: exit {exit}\n{demo.Errors}\n{demo.Output}");
            Assert.True(watch.Elapsed < Limit, $"{ending}: took {watch.Elapsed.TotalSeconds} s\n{demo.Errors}\n{demo.Output}");
            return string.Create(CultureInfo.InvariantCulture, $"exit {exit} after {watch.ElapsedMilliseconds} ms");
        }
    }

    /// <summary>Waits for a line; false where the demo ends in good order without it.</summary>
    private static async Task<bool> CameAsync(HarProcess demo, string from)
    {
        try
        {
            await demo.LineAsync(x => x.Contains(from, StringComparison.Ordinal), Cancelled);
            return true;
        }
        catch (InvalidOperationException)
        {
            Assert.Equal(0, await demo.ExitAsync(Cancelled));
            return false;
        }
    }

    private static bool Unfinished(string state) =>
        File.Exists(Path.Combine(state, "har.db")) && Database.HasTable(state, "trial")
        && Database.Scalar(state, "SELECT count(*) FROM trial WHERE state IN ('COMPLETE', 'PRUNED', 'FAIL')") < Trials;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}

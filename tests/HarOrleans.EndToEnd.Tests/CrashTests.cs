using HarOrleans.Testing;

namespace HarOrleans.EndToEnd.Tests;

public sealed class CrashTests(PostgresServer postgres)
{
    private const int Trials = 4;
    private const int Moments = 20;
    private const int Killed = 137;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_20_seeded_writes_the_study_ends_as_if_undisturbed_and_keeps_all_it_acknowledged()
    {
        using var calm = new TempFolder();
        Assert.Equal(0, await RunAsync(calm, "none", 0));
        var random = new Random(20);
        var died = 0;
        for (var moment = 0; moment < Moments; moment++)
        {
            using var folder = new TempFolder();
            var (mode, at) = (moment % 2 == 0 ? "after" : "before", random.Next(1, 75));
            var exit = await RunAsync(folder, mode, at);
            died += exit == Killed ? 1 : 0;
            Assert.True(exit is 0 or Killed, $"exit {exit} when killed {mode} write {at}");
            Assert.Equal(0, await RunAsync(folder, "none", 0));

            AssertAsUndisturbed(calm, folder, $"killed {mode} write {at}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{died} of {Moments} runs died at their write; the others had ended before it.");
        Assert.True(died >= Moments / 2, $"only {died} runs were killed");
    }

    [Fact]
    public async Task Killed_again_and_again_the_study_still_ends_as_if_undisturbed()
    {
        using var calm = new TempFolder();
        Assert.Equal(0, await RunAsync(calm, "none", 0));
        using var folder = new TempFolder();
        var random = new Random(7);
        var restarts = 0;
        while (await RunAsync(folder, restarts % 2 == 0 ? "after" : "before", random.Next(8, 24)) == Killed)
        {
            restarts++;
            Assert.True(restarts < 60, "no progress between crashes");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{restarts} crashes in one study.");
        Assert.True(restarts >= 3);
        AssertAsUndisturbed(calm, folder, $"{restarts} crashes");
    }

    [Fact]
    public async Task Killed_between_a_state_write_and_its_projection_the_lists_are_right_after_the_restart()
    {
        using var folder = new TempFolder();
        Assert.Equal(Killed, await RunAsync(folder, "before:PutStudyAsync", 1));
        var state = folder.File("state");
        Assert.Equal(0, Database.Scalar(state, "SELECT count(*) FROM study"));
        Assert.True(Database.Scalar(state, "SELECT count(*) FROM outbox WHERE state_name = 'study'") > 0, "the state write left nothing in the outbox");

        // It ends only when the study is listed as finished.
        Assert.Equal(0, await RunAsync(folder, "none", 0));
        Assert.Equal(1, Database.Scalar(state, "SELECT count(*) FROM study"));
    }

    [Fact]
    public async Task Killed_at_seeded_writes_on_PostgreSQL_the_study_ends_as_if_undisturbed_on_a_file()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        using var calm = new TempFolder();
        Assert.Equal(0, await RunAsync(calm, "none", 0));
        foreach (var (mode, at) in new[] { ("after", 12), ("before", 47), ("before:PutStudyAsync", 1) })
        {
            using var folder = new TempFolder();
            var database = await postgres.CreateDatabaseAsync();
            Assert.Equal(Killed, await RunAsync(folder, mode, at, database));
            Assert.Equal(0, await RunAsync(folder, "none", 0, database));

            AssertAsUndisturbed(calm, folder, $"killed {mode} write {at}", database);
        }
    }

    private static void AssertAsUndisturbed(TempFolder calm, TempFolder folder, string when, string? postgres = null)
    {
        var state = postgres ?? folder.File("state");
        Assert.Equal(Database.Trials(calm.File("state")), Database.Trials(state));
        Assert.Equal(Database.VisiblePoints(calm.File("state")), Database.VisiblePoints(state));
        Assert.Equal(Database.Intermediates(calm.File("state")), Database.Intermediates(state));
        Assert.True(Database.Scalar(state, "SELECT count(*) FROM run WHERE status <> 'FINISHED'") == 0, $"a run did not end, {when}");
        Assert.True(Database.Scalar(state, "SELECT count(*) FROM trial_lease WHERE holder IS NOT NULL") == 0, $"a lease is left, {when}");

        var stored = Database.AllPoints(state);
        var acknowledged = File.ReadAllLines(folder.File("acks")).Where(x => x.StartsWith("point ", StringComparison.Ordinal)).Select(x => x["point ".Length..]);
        Assert.NotEmpty(acknowledged);
        Assert.All(acknowledged, x => Assert.Contains(x, stored));
    }

    private static async Task<int> RunAsync(TempFolder folder, string mode, int at, string? postgres = null)
    {
        await using var process = HarProcess.Start(
            new Dictionary<string, string?> { ["HAR_POSTGRES"] = postgres }, Built.Crasher, folder.File("state"), folder.File("acks"), $"{Trials}", mode, $"{at}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var exit = await process.ExitAsync(limit.Token);
        Assert.True(exit is 0 or Killed, $"exit {exit}: {process.Errors}{process.Output}");
        return exit;
    }
}

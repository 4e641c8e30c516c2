using HarOrleans.Testing;

namespace HarOrleans.EndToEnd.Tests;

public sealed class CrashTests(PostgresServer postgres, CrashTests.Calm calm) : IClassFixture<CrashTests.Calm>
{
    private const int Trials = 4;
    private const int Crashes = 20;
    private const int CrashesOfOne = 5;

    /// <summary>A run has about 80 writes, and what a crash left for the next one is fewer.</summary>
    private const int Latest = 30;
    private const int Killed = 137;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_20_seeded_writes_studies_end_as_if_undisturbed_and_keep_all_they_acknowledged()
    {
        var random = new Random(20);
        var died = 0;
        for (var studies = 0; died < Crashes; studies++)
        {
            Assert.True(studies < Crashes, "studies ended before they were killed");
            using var folder = new TempFolder();
            List<string> moments = [];
            int exit;
            do
            {
                var (mode, at) = (random.Next(2) == 0 ? "after" : "before", random.Next(1, Latest));
                moments.Add($"{mode} write {at}");
                exit = await RunAsync(folder, mode, at);
                died += exit == Killed ? 1 : 0;
            }
            while (exit == Killed && moments.Count < CrashesOfOne);
            if (exit == Killed)
            {
                Assert.Equal(0, await RunAsync(folder, "none", 0));
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"Study {studies}: killed {string.Join(", then ", moments)}{(exit == Killed ? "" : ", which it no longer came to")}.");
            AssertAsUndisturbed(calm.Folder, folder, $"killed {string.Join(", then ", moments)}");
        }
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
        foreach (var (mode, at) in new[] { ("after", 12), ("before", 47), ("before:PutStudyAsync", 1) })
        {
            using var folder = new TempFolder();
            var database = await postgres.CreateDatabaseAsync();
            Assert.Equal(Killed, await RunAsync(folder, mode, at, database));
            Assert.Equal(0, await RunAsync(folder, "none", 0, database));

            AssertAsUndisturbed(calm.Folder, folder, $"killed {mode} write {at}", database);
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

    /// <summary>A study that nothing disturbed.</summary>
    public sealed class Calm : IAsyncLifetime
    {
        internal TempFolder Folder { get; } = new();

        public async ValueTask InitializeAsync() => Assert.Equal(0, await RunAsync(Folder, "none", 0));

        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

using System.Globalization;
using HarOrleans.Testing;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Many writers, killed in the middle. <c>HAR_HAMMER_SECONDS=60</c> lets them log for a minute first.</summary>
public sealed class HammerTests(PostgresServer postgres)
{
    private static readonly int Seconds =
        int.TryParse(Environment.GetEnvironmentVariable("HAR_HAMMER_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 64, false)]
    [InlineData(1000, 1000, false)]
    [InlineData(1, 64, true)]
    [InlineData(1000, 1000, true)]
    public async Task Writers_killed_in_the_middle_lose_no_acknowledged_point_and_double_none(int runs, int writers, bool onPostgres)
    {
        Assert.SkipWhen(onPostgres && PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        using var folder = new TempFolder();
        var database = onPostgres ? await postgres.CreateDatabaseAsync() : null;
        var environment = new Dictionary<string, string?> { ["HAR_POSTGRES"] = database };
        await using (var hammer = HarProcess.Start(environment, Built.Crasher, "hammer", folder.File("state"), folder.File("acks"), $"{runs}", $"{writers}", $"{Seconds}"))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            limit.CancelAfter(TimeSpan.FromSeconds(60 + Seconds));
            await hammer.LineAsync(line => line == "started", limit.Token);
            await hammer.KillAsync();
            Assert.Equal("", hammer.Errors);
        }

        var state = database ?? folder.File("state");
        var acknowledged = (await File.ReadAllTextAsync(folder.File("acks"), Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var stored = Database.AllPointsAsTheyAre(state);
        Assert.Equal(stored.Distinct(), stored);
        var missing = acknowledged.Except(stored).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} of {acknowledged.Length} acknowledged points are lost, the first {missing.FirstOrDefault()}");
        Assert.Equal(stored.Count, Database.Scalar(state, "SELECT SUM(points) FROM run_metric"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Length} points acknowledged, {stored.Count} stored");
    }
}

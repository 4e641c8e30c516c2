using System.Globalization;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Workers outside, each with its own connection, on one queue of one server, which dies under them.</summary>
public sealed class ConcurrencyTests
{
    private const int Clients = 8;
    private const int Rounds = 50;
    private const int Queued = 40;
    private const int Trials = Rounds * Queued;
    private const int Answers = 3 * Trials;
    private const int Killed = 137;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_2000_queued_trials_8_clients_and_a_killed_server_lose_none_and_hand_none_out_twice()
    {
        using var folder = new TempFolder();
        var state = folder.File("state");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        var killAt = new Random(6).Next(Answers * 2 / 5, Answers * 3 / 5);

        await using var first = await ServeAsync(state, limit.Token);
        await using var asker = HarProcess.Start(Built.Asker, [state, .. new[] { Clients, Rounds, Queued, killAt }.Select(x => x.ToString(CultureInfo.InvariantCulture))]);
        Assert.Equal(Killed, await first.ExitAsync(limit.Token));
        await using var second = await ServeAsync(state, limit.Token);
        Assert.True(await asker.ExitAsync(limit.Token) == 0, asker.Errors);
        await second.KillAsync();

        var lines = asker.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ')).ToLookup(x => x[0]);
        var numbers = Enumerable.Range(0, Trials).ToArray();
        foreach (var answer in (string[])["queued", "asked", "told"])
        {
            Assert.Equal(numbers, lines[answer].Select(x => int.Parse(x[1], CultureInfo.InvariantCulture)).Order());
        }

        Assert.All(lines["asked"], x => Assert.Equal("1", x[2]));
        Assert.Equal(Told(lines["queued"]), Told(lines["told"]));
        Assert.Equal(
            lines["told"].OrderBy(x => int.Parse(x[1], CultureInfo.InvariantCulture)).Select(x => $"{x[1]} COMPLETE 1 {x[2]}"),
            Database.Words(state, "SELECT t.number, t.state, l.attempt, t.value FROM trial t JOIN trial_lease l USING (trial_id) ORDER BY t.number"));
    }

    private static IEnumerable<string> Told(IEnumerable<string[]> lines) => lines.Select(x => $"{x[1]} {x[2]}").Order(StringComparer.Ordinal);

    private static async Task<HarProcess> ServeAsync(string state, CancellationToken cancellationToken)
    {
        var server = HarProcess.Start(Built.Har, "serve", "--state", state, "--port", "0");
        await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), cancellationToken);
        return server;
    }
}

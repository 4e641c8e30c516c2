using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Ctrl+C and SIGTERM at moments that can be named; the seeded ones are in <see cref="InterruptionTests"/>.</summary>
public sealed class StopTests(SimulatedFiles files) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_it_downloads_from_somebody_who_stays_silent()
    {
        using var silent = new TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var environment = new Dictionary<string, string?>
        {
            ["HAR_NO_DOWNLOAD"] = null,
            ["HAR_CACHE"] = _folder.File("cache"),
            ["HTTPS_PROXY"] = $"http://{silent.LocalEndpoint}",
            ["NO_PROXY"] = null,
            ["no_proxy"] = null,
            ["https_proxy"] = null,
        };
        await using var demo = HarProcess.Start(environment, Built.Har, "demo", "--state", _folder.File("state"), "--port", "0", "--exit");
        using var asked = await silent.AcceptTcpClientAsync(Cancelled);

        Assert.Equal(130, await EndAsync(demo, Ending.Interrupt));
        Assert.Contains("har: interrupted; the same command goes on from here", demo.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("state")));
    }

    [Theory]
    [InlineData("Interrupt")]
    [InlineData("Terminate")]
    public async Task While_a_trial_trains_it_is_handed_back_and_waits(string ending)
    {
        await using var demo = Demo.Start(_folder, "--data", await files.Usual, "--trials", "1", "--epochs", "2000", "--verbose");
        await demo.LineAsync(x => x.StartsWith("trial 0", StringComparison.Ordinal) && x.Contains("/2000", StringComparison.Ordinal), Cancelled);

        Assert.Equal(130, await EndAsync(demo, Enum.Parse<Ending>(ending)));
        Assert.Equal(["WAITING"], Database.Words(_folder.File("state"), "SELECT state FROM trial"));
        Assert.Equal(["0"], Database.Words(_folder.File("state"), "SELECT deaths FROM trial_lease WHERE holder IS NULL"));
    }

    [Fact]
    public async Task While_it_serves_although_a_browser_does_not_hang_up_and_a_second_signal_ends_it_at_once()
    {
        await using (var server = await ServeAsync())
        {
            using var hanging = await HangAsync(server);
            Assert.Contains(await EndAsync(server, Ending.Terminate), (int[])[0, 130]);
        }

        await using var next = await ServeAsync();
        using var again = await HangAsync(next);
        next.Interrupt();
        await next.LineAsync(x => x.Contains("Ctrl+C again ends at once", StringComparison.Ordinal), Cancelled);
        var watch = Stopwatch.StartNew();
        next.End(Ending.Terminate);
        Assert.Equal(130, await next.ExitAsync(Cancelled));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"it took {watch.Elapsed.TotalSeconds} s");
    }

    [Fact]
    public async Task A_killed_servers_lock_is_taken_over_and_serving_ends_with_0()
    {
        await using (var killed = await ServeAsync())
        {
            await killed.KillAsync();
        }

        Assert.True(File.Exists(_folder.File("state/server.lock")));
        await using var server = await ServeAsync();
        Assert.Equal(0, await EndAsync(server, Ending.Terminate));
    }

    private async Task<HarProcess> ServeAsync()
    {
        var server = HarProcess.Start(Built.Har, "serve", "--state", _folder.File("state"), "--port", "0");
        await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);
        return server;
    }

    /// <summary>Begins a request and never ends it.</summary>
    private static async Task<TcpClient> HangAsync(HarProcess server)
    {
        var address = new Uri((await server.LineAsync(x => x.Contains("http://", StringComparison.Ordinal), Cancelled)).Split(' ')[^1]);
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancelled);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na="), Cancelled);
        return client;
    }

    /// <summary>Sends the signal; the exit code, which has to come in time.</summary>
    private static async Task<int> EndAsync(HarProcess process, Ending ending)
    {
        var watch = Stopwatch.StartNew();
        process.End(ending);
        var exit = await process.ExitAsync(Cancelled);
        Assert.True(watch.Elapsed < Limit, $"{ending} took {watch.Elapsed.TotalSeconds} s\n{process.Errors}\n{process.Output}");
        return exit;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Acquisition;

public sealed class DownloadTests
{
    private const string Part = "uci-har.zip.part";

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        await using var finding = new Finding(answer: (request, bytes) => request.SendAsync(bytes, most: 400));

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Equal(Enumerable.Range(0, finding.Requests.Count).Select(at => at * 400), finding.Requests.Select(request => request.From));
        Assert.All(finding.Requests.Skip(1), request => Assert.Equal("\"one\"", request.Header("If-Range")));
    }

    [Fact]
    public async Task A_download_that_was_given_up_goes_on_in_the_next_start()
    {
        var whole = false;
        await using var finding = new Finding(answer: (request, bytes) =>
            whole ? request.SendAsync(bytes) : request.From == 0 ? request.SendAsync(bytes, most: 700) : request.WriteAsync("503 Busy", default, "Content-Length: 0"));
        Assert.Contains("answered 503 (Busy)", await finding.FailAsync(Part, Part + ".tag"), StringComparison.Ordinal);

        whole = true;
        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Equal([0, 700, 700], finding.Requests.Select(request => request.From));
        Assert.Equal(["uci-har"], finding.Kept);
    }

    [Fact]
    public async Task A_server_whose_file_changed_or_that_knows_no_ranges_is_read_from_the_start()
    {
        var asked = 0;
        await using var finding = new Finding(answer: (request, bytes) =>
            asked++ == 0 ? request.SendAsync(bytes, most: 700, tag: "\"old\"") : request.WriteAsync("200 OK", bytes, $"Content-Length: {bytes.Length}"));

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Equal("\"old\"", finding.Requests[1].Header("If-Range"));
    }

    [Fact]
    public async Task A_range_that_the_server_refuses_is_asked_for_again_from_the_start()
    {
        var broken = 0;
        await using var finding = new Finding(answer: (request, bytes) =>
            request.From > 0 ? request.WriteAsync("416 Range Not Satisfiable", default, "Content-Length: 0")
            : request.SendAsync(bytes, most: broken++ == 0 ? 700 : int.MaxValue));

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
        Assert.Equal([0, 700, 0], finding.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task An_answer_that_always_ends_early_at_the_same_place_is_given_up()
    {
        await using var finding = new Finding(answer: (request, bytes) => request.WriteAsync("200 OK", bytes.AsMemory(0, 700), $"Content-Length: {bytes.Length}"));

        Assert.Contains("the connection to 127.0.0.1 broke", await finding.FailAsync(Part), StringComparison.Ordinal);
        Assert.Equal(2, finding.Requests.Count);
    }

    [Fact]
    public async Task A_shorter_file_is_not_taken_for_the_archive()
    {
        await using var finding = new Finding(answer: (request, bytes) => request.WriteAsync("200 OK", bytes.AsMemory(0, 700), "Content-Length: 700"));

        Assert.Contains("ended after 700 of ", await finding.FailAsync(Part), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_by_their_digest()
    {
        await using var finding = new Finding(answer: (request, bytes) => request.SendAsync([.. bytes[..^9], (byte)(bytes[^9] ^ 1), .. bytes[^8..]]));

        Assert.Contains("is not the archive expected", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_longer_file_is_not_read_to_its_end()
    {
        await using var finding = new Finding(answer: async (request, bytes) =>
        {
            await request.WriteAsync("200 OK", bytes, "Content-Type: application/zip");
            while (true)
            {
                await request.Stream.WriteAsync(new byte[4096], request.Stopped);
            }
        });

        Assert.Contains("is longer than the archive expected", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_silent_is_given_up_and_its_part_kept()
    {
        await using var finding = new Finding(answer: async (request, bytes) =>
        {
            await (request.From == 0 ? request.SendAsync(bytes, most: 700) : Task.CompletedTask);
            await Task.Delay(Timeout.Infinite, request.Stopped); // silence: it ends when the server is stopped
        });
        finding.Search = finding.Search with { StallTimeout = TimeSpan.FromSeconds(2) }; // long enough for a busy machine to bring the 700 bytes

        Assert.Contains("127.0.0.1 sent too little for 2 s", await finding.FailAsync(Part, Part + ".tag"), StringComparison.Ordinal);
        Assert.Equal([0, 700], finding.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_told_with_its_status()
    {
        await using var finding = new Finding(answer: (request, _) => request.WriteAsync("404 Not Found", default, "Content-Length: 0"));

        Assert.Contains($"{finding.Search.Archive.Url} answered 404 (Not Found)", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed()
    {
        await using var finding = new Finding(answer: (request, bytes) =>
            request.Path == "/moved.zip" ? request.SendAsync(bytes) : request.WriteAsync("302 Found", default, "Location: /moved.zip", "Content-Length: 0"));

        Assert.Equal(DataOrigin.Download, (await finding.FindAsync()).Origin);
    }

    [Fact]
    public async Task No_server_at_all_is_told_at_once()
    {
        await using var finding = new Finding();
        finding.Search = finding.Search with { Archive = finding.Search.Archive with { Url = new Uri($"http://127.0.0.1:{ClosedPort()}/") } };

        Assert.StartsWith("No download: no connection to 127.0.0.1: ", await finding.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_given_up_after_the_connect_timeout()
    {
        // Nobody answers the TLS handshake, which is part of connecting.
        // Silence: it ends when the server is stopped.
        await using var silent = new LocalServer(request => Task.Delay(Timeout.Infinite, request.Stopped));
        await using var finding = new Finding();
        finding.Search = finding.Search with
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            Archive = finding.Search.Archive with { Url = new UriBuilder(silent.Url) { Scheme = "https" }.Uri },
        };

        Assert.Equal("No download: no connection to 127.0.0.1 within 0.2 s; simulated sensors are used.", await finding.FailAsync());
    }

    [Fact]
    public void A_host_that_does_not_exist_is_told_as_no_network()
    {
        // Not asked for: a test must not leave the machine, and a name server would be asked.
        var search = new DataSearch { CacheFolder = null };
        using var watch = new StallWatch(search.StallTimeout, TimeProvider.System, TestContext.Current.CancellationToken);
        var unknown = new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");

        Assert.Equal("no network, or no such host: archive.ics.uci.edu", DownloadTrouble.Explain(unknown, search.Archive.Url, search, watch));
        Assert.Equal("no connection to archive.ics.uci.edu within 3 s", DownloadTrouble.Explain(new TaskCanceledException(), search.Archive.Url, search, watch));
    }

    [Fact]
    public async Task A_cancelled_download_throws_and_keeps_its_part()
    {
        using var cancelled = new CancellationTokenSource();
        await using var finding = new Finding(answer: async (request, bytes) =>
        {
            await request.SendAsync(bytes, most: 700);
            await Task.Delay(Timeout.Infinite, request.Stopped); // silence: it ends when the server is stopped
        });
        var progress = new Told(_ => cancelled.Cancel());
        var search = finding.Search;
        finding.Search = search with { Archive = search.Archive with { Size = 700 } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding.FindAsync(progress, cancelled.Token));
        Assert.Equal([Part, Part + ".tag"], finding.Kept);
    }

    [Fact]
    public async Task Progress_ends_with_every_byte()
    {
        var told = new ConcurrentQueue<DownloadProgress>();
        await using var finding = new Finding(answer: (request, bytes) => request.SendAsync(bytes, most: 900));
        await finding.FindAsync(new Told(told.Enqueue));

        Assert.Equal(new DownloadProgress(finding.Size, finding.Size, TimeSpan.Zero), told.Last());
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Told(Action<DownloadProgress> take) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => take(value);
    }
}

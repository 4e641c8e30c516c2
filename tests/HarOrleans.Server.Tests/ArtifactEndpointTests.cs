using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Server.Tests;

public sealed class ArtifactEndpointTests : IAsyncLifetime
{
    private const string Page = "<script>parent.stolen = document.cookie</script>";
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private HarTestServer _server = null!;
    private string _run = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var failed = false;
        var objective = new ScriptedObjective((trial, _) =>
        {
            Save(trial, "numbers/values.csv", $"attempt,{trial.Assignment.Attempt}\n");
            if (!failed)
            {
                failed = true;
                Save(trial, "of-the-first-attempt.txt", "gone");
                throw new InvalidOperationException("the first attempt fails");
            }

            Save(trial, "chart.html", Page);
            return TrialOutcome.Complete(1);
        });
        _server = await HarTestServer.StartAsync(_folder.Path, objective);
        _http.BaseAddress = _server.Address;
        var study = await _server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(maxRetries: 1), Cancelled);
        await study.OptimizeAsync(new StudyBudget(1, 1), null, Cancelled);
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Counts.Finished == 1)
            {
                _run = (await study.GetTrialAsync(0, Cancelled)).Trial.RunId;
                break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_files_are_those_of_the_last_attempt_with_their_sizes()
    {
        var files = await _server.Client.Runs.Get(_run).ListArtifactsAsync(Cancelled);

        Assert.Equal([("chart.html", Page.Length), ("numbers/values.csv", 10L)], files.Select(file => (file.Path, file.Bytes)));
        Assert.Equal("attempt,2\n", await _http.GetStringAsync(At("numbers/values.csv"), Cancelled));
        await Assert.ThrowsAsync<NotFoundException>(() => _server.Client.Runs.Get(new string('f', 32)).ListArtifactsAsync(Cancelled));
    }

    [Fact]
    public async Task A_file_is_sent_as_a_download_with_its_length_and_only_as_much_as_was_asked_for()
    {
        using var whole = await _http.GetAsync(At("numbers/values.csv"), Cancelled);
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("values.csv", whole.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("text/csv", whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal(10, whole.Content.Headers.ContentLength);
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));

        using var head = await SendAsync(HttpMethod.Head, "numbers/values.csv");
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));

        using var part = await SendAsync(HttpMethod.Get, "numbers/values.csv", ask => ask.Headers.Range = new RangeHeaderValue(8, 8));
        Assert.Equal((HttpStatusCode.PartialContent, "2"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancelled)));
        Assert.Equal(10, part.Content.Headers.ContentRange!.Length);

        using var known = await SendAsync(HttpMethod.Get, "numbers/values.csv", ask => ask.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task A_page_that_a_run_logged_is_never_a_page_of_ours()
    {
        using var download = await _http.GetAsync(At("chart.html"), Cancelled);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);

        using var inline = await _http.GetAsync(At("chart.html") + "?inline=1", Cancelled);
        Assert.Null(inline.Content.Headers.ContentDisposition);
        Assert.Equal(
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
            Assert.Single(inline.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(inline.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(Page, await inline.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [InlineData("..%2F..%2Fhar.db")]
    [InlineData("%2e%2e%2F%2e%2e%2Fhar.db")]
    [InlineData("..%5C..%5Char.db")]
    [InlineData("numbers//values.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task A_path_that_leads_out_or_is_none_is_refused(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_server.Address, At(path)), Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("nothing.txt")]
    [InlineData("numbers")]
    [InlineData("of-the-first-attempt.txt")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await _http.GetAsync(At(path), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var otherRun = await _http.GetAsync($"/api/runs/{new string('f', 32)}/artifacts/chart.html", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, otherRun.StatusCode);
    }

    private static void Save(ITrialContext trial, string path, string text) => trial.SaveArtifact(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private string At(string path) => $"/api/runs/{_run}/artifacts/{path}";

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        var ask = new HttpRequestMessage(method, At(path));
        change?.Invoke(ask);
        return _http.SendAsync(ask, Cancelled);
    }
}

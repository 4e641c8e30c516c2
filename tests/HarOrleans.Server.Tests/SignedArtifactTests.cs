using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Server.Tests;

/// <summary>Files over HTTP under signed URLs.</summary>
public sealed class SignedArtifactTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly ShiftedTime _time = new();
    private HarTestServer _server = null!;
    private RunHandle _run = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth(), configure: services => services.AddSingleton<TimeProvider>(_time));
        var experiment = await _server.Client.Experiments.CreateAsync("files", cancellationToken: Cancelled);
        _run = await _server.Client.Runs.CreateAsync(
            new RunSpec(new string('a', 32), Workspaces.Default, Workspaces.LocalOwner, experiment.Id, "run", null, new Dictionary<string, string>(), new Dictionary<string, string>()), Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_url_of_a_grain_stores_a_file_and_another_one_sends_it_whole_or_in_ranges()
    {
        var put = await GrantAsync(new(ArtifactRequest.Put, "model/weights.pth", 10, Sha("0123456789")));
        using var stored = await SendAsync(HttpMethod.Put, put.Url, "0123456789");
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(Sha("0123456789"), JsonDocument.Parse(await stored.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("sha256").GetString());
        var file = Assert.Single(await _run.ListArtifactsAsync(Cancelled));
        Assert.Equal(("model/weights.pth", 10L, Sha("0123456789")), (file.Path, file.Bytes, file.Sha256));

        var get = await GrantAsync(new(ArtifactRequest.Get, "model/weights.pth"));
        Assert.Equal("0123456789", await _http.GetStringAsync(get.Url, Cancelled));
        using var part = await SendAsync(HttpMethod.Get, get.Url, null, ask => ask.Headers.Range = new RangeHeaderValue(8, null));
        Assert.Equal((HttpStatusCode.PartialContent, "89"), (part.StatusCode, await part.Content.ReadAsStringAsync(Cancelled)));
        Assert.Equal($"\"{Sha("0123456789")}\"", part.Headers.ETag!.Tag);
        using var head = await SendAsync(HttpMethod.Head, get.Url, null);
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task A_url_is_good_for_its_method_path_size_and_digest_alone_and_for_five_minutes()
    {
        await _run.Artifacts.UploadTextAsync("x", "a.txt", Cancelled);
        var get = await GrantAsync(new(ArtifactRequest.Get, "a.txt"));
        var put = await GrantAsync(new(ArtifactRequest.Put, "b.txt", 1, Sha("y")));
        foreach (var (method, url) in (IEnumerable<(HttpMethod, string)>)
        [
            (HttpMethod.Put, get.Url),
            (HttpMethod.Get, put.Url),
            (HttpMethod.Get, get.Url.Replace("a.txt", "b.txt", StringComparison.Ordinal)),
            (HttpMethod.Put, put.Url.Replace("bytes=1", "bytes=9", StringComparison.Ordinal)),
            (HttpMethod.Put, put.Url.Replace($"sha256={Sha("y")}", "sha256=", StringComparison.Ordinal)),
            (HttpMethod.Put, put.Url.Replace("expires=", "expires=9", StringComparison.Ordinal)),
            (HttpMethod.Get, get.Url[..get.Url.IndexOf('?', StringComparison.Ordinal)]),
            (HttpMethod.Get, get.Url[..^1]),
        ])
        {
            using var refused = await SendAsync(method, url, method == HttpMethod.Put ? "y" : null);
            Assert.Equal((HttpStatusCode.Forbidden, ArtifactException.Refused), (refused.StatusCode, await CodeAsync(refused)));
        }

        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(2));
        Assert.Equal("x", await _http.GetStringAsync(get.Url, Cancelled));
        _time.Advance(TimeSpan.FromSeconds(3));
        using var late = await SendAsync(HttpMethod.Get, get.Url, null);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equal(["a.txt"], (await _run.ListArtifactsAsync(Cancelled)).Select(file => file.Path));
    }

    [Fact]
    public async Task Other_bytes_than_stated_more_of_them_and_paths_that_escape_are_refused_by_name_and_nothing_is_stored()
    {
        var put = await GrantAsync(new(ArtifactRequest.Put, "a.txt", 5, Sha("whole")));
        using var other = await SendAsync(HttpMethod.Put, put.Url, "WHOLE");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, ArtifactException.ChecksumMismatch), (other.StatusCode, await CodeAsync(other)));
        using var large = await SendAsync(HttpMethod.Put, put.Url, "whole and more");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ArtifactException.TooLarge), (large.StatusCode, await CodeAsync(large)));

        foreach (var path in (string[])["../b", "/etc/passwd", "a\\b", "a\0b", "", "a//b", "C:/b"])
        {
            var error = await Assert.ThrowsAsync<ArtifactException>(() => GrantAsync(new(ArtifactRequest.Put, path, 1)));
            Assert.Equal(ArtifactException.BadPath, error.Code);
        }

        await Assert.ThrowsAsync<InvalidSpecException>(() => GrantAsync(new("DELETE", "a")));
        await Assert.ThrowsAsync<InvalidSpecException>(() => GrantAsync(new(ArtifactRequest.Put, "a", -1)));
        await Assert.ThrowsAsync<InvalidSpecException>(() => GrantAsync(new(ArtifactRequest.Put, "a", 1, "ABC")));
        await Assert.ThrowsAsync<NotFoundException>(() => GrantAsync(new(ArtifactRequest.Get, "a.txt")));
        Assert.Empty(await _run.ListArtifactsAsync(Cancelled));
    }

    [Fact]
    public async Task A_page_that_somebody_stored_is_a_download_and_a_stranger_to_our_pages()
    {
        await _run.Artifacts.UploadTextAsync("<script>1</script>", "page.html", Cancelled);
        using var answer = await _http.GetAsync((await GrantAsync(new(ArtifactRequest.Get, "page.html"))).Url, Cancelled);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_and_a_url_lives_through_a_restart()
    {
        var put = await GrantAsync(new(ArtifactRequest.Put, "a.bin", 1 << 20));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _http.PutAsync(put.Url, new StreamContent(new BreakingStream(1 << 19)), Cancelled));
        Assert.Empty(await _run.ListArtifactsAsync(Cancelled));

        await _server.DisposeAsync();
        _server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var again = new UriBuilder(put.Url) { Port = _server.Address.Port };
        using var stored = await SendAsync(HttpMethod.Put, again.Uri.ToString(), "short");
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(5, Assert.Single(await _server.Client.Runs.Get(_run.Id).ListArtifactsAsync(Cancelled)).Bytes);
    }

    private Task<ArtifactGrant> GrantAsync(ArtifactRequest request) => _server.Grains.GetGrain<IRunGrain>(_run.Id).GrantArtifactAsync(request, Cancelled);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("code").GetString()!;

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? body, Action<HttpRequestMessage>? change = null)
    {
        var ask = new HttpRequestMessage(method, url) { Content = body is null ? null : new StringContent(body) };
        change?.Invoke(ask);
        return _http.SendAsync(ask, Cancelled);
    }
}

using System.Net;
using System.Text.RegularExpressions;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Dashboard.Tests.Assets;

/// <summary>The dashboard as a host serves it: any environment, any folder, no web root.</summary>
public sealed partial class DashboardHostTests : IAsyncLifetime
{
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("har-dashboard-");
    private readonly HttpClient _http = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
    private WebApplication _app = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _elsewhere.FullName });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new ScriptedHar().Grains);
        builder.Services.AddHarDashboard();
        _app = builder.Build();
        _app.MapHarDashboard();
        await _app.StartAsync(Cancelled);
        _http.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_script_and_style_that_the_document_names_is_there_and_local()
    {
        var document = await _http.GetStringAsync(Routes.Home, Cancelled);
        var addresses = References().Matches(document).Select(match => match.Groups[1].Value).Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).ToArray();

        Assert.All(addresses, address => Assert.StartsWith("/", address));
        var files = addresses.Where(address => address.StartsWith("/assets/", StringComparison.Ordinal)).ToArray();
        Assert.True(files.Length >= 7, string.Join(", ", files));
        foreach (var file in files)
        {
            using var answer = await _http.GetAsync(file, Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(Cancelled));
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Modules_that_a_module_imports_are_there()
    {
        foreach (var name in new[] { TimeSeriesChart.ModuleName, TimeSeriesChart.LibraryName, "chart-columns.js", "chart-table.js", "preferences.js" })
        {
            using var answer = await _http.GetAsync($"/assets/{name}", Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
            Assert.True(answer.Headers.CacheControl!.NoCache, "an address without a digest must be asked for again");
        }
    }

    [Fact]
    public async Task An_asset_is_compressed_for_who_can_read_it_and_not_sent_again_where_it_is_known()
    {
        using var plain = await _http.GetAsync("/assets/MudBlazor.min.css", Cancelled);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/assets/MudBlazor.min.css");
        ask.Headers.AcceptEncoding.ParseAdd("gzip");
        using var packed = await _http.SendAsync(ask, Cancelled);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/MudBlazor.min.css");
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        using var known = await _http.SendAsync(again, Cancelled);

        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.True(packed.Content.Headers.ContentLength * 4 < plain.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory]
    [InlineData("/", "Home · HarOrleans")]
    [InlineData("/studies", "Studies · HarOrleans")]
    [InlineData("/studies/7?tab=trials", "Study 7 · HarOrleans")]
    [InlineData("/runs/0123456789abcdef0123456789abcdef", "Run 01234567 · HarOrleans")]
    public async Task The_first_answer_has_a_title_of_its_own_and_one_heading(string address, string title)
    {
        var document = await _http.GetStringAsync(address, Cancelled);

        Assert.Equal(title, WebUtility.HtmlDecode(Title().Match(document).Groups[1].Value));
        Assert.Single(Regex.Matches(document, "<h1"));
    }

    [Fact]
    public async Task An_unknown_address_gets_the_page_that_says_so_with_404()
    {
        using var page = await _http.GetAsync("/nowhere", Cancelled);
        using var asset = await _http.GetAsync("/assets/nothing.js", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is no such page", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, asset.StatusCode);
    }

    [Theory]
    [InlineData("", "light")]
    [InlineData("har-system-theme=dark", "dark")]
    [InlineData("har-system-theme=dark; har-theme=light", "light")]
    [InlineData("har-theme=\"><script>", "light")]
    public async Task The_first_answer_has_the_chosen_theme_else_the_systems(string cookie, string theme)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, Routes.Home);
        ask.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await _http.SendAsync(ask, Cancelled);

        Assert.Contains($"data-theme=\"{theme}\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex References();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();
}

using Microsoft.Playwright;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>A real Chromium from the system; one a test.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string? Installed =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Starts it; the test is skipped where none is installed.</summary>
    internal static async Task<Chromium> StartAsync()
    {
        Assert.SkipWhen(Installed is null, "No Chromium is installed (apt-get install chromium), and CHROMIUM does not name one.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Installed, Args = Arguments });
        return new(playwright, browser);
    }

    internal async Task<IPage> OpenAsync(string url, ColorScheme scheme = ColorScheme.Light)
    {
        // Without motion, so that colours are looked at where they come to rest.
        var context = await _browser.NewContextAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1360, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }
}

using System.Text.RegularExpressions;

namespace HarOrleans.EndToEnd.Tests;

public sealed partial class SampleStudyTests : IDisposable
{
    /// <summary>Simulating phones and training share the cores with whatever else runs, in milliseconds.</summary>
    private const float Patience = 180_000;
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_newcomer_starts_the_sample_study_from_the_empty_page_and_sees_a_trial_complete_without_a_reload()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var server = HarProcess.Start(Built.Har, ["serve", "--state", _folder.File("state"), "--port", "0"]);
        var home = Address().Match(await server.LineAsync(x => Address().IsMatch(x), Cancelled)).Value;
        var page = await chromium.OpenAsync(home);
        await page.Locator("[data-testid='no-runs']").WaitForAsync();
        await page.EvaluateAsync("window.harNotReloaded = true");

        await page.Locator("[data-testid='run-sample']").ClickAsync();
        await page.WaitForURLAsync(new Regex("/studies/\\d+$"), new() { Timeout = Patience });
        await page.Locator("[data-testid='tab-trials']").ClickAsync();
        await page.Locator("[data-testid='trial-row'] [data-state='Complete']").First.WaitForAsync(new() { Timeout = Patience });

        Assert.True(await page.EvaluateAsync<bool>("window.harNotReloaded === true"));

        // The same page by keyboard alone: stop it, look at its notes, go home, read the help.
        await page.Locator("[data-testid='study-stop']").ClickAsync();
        await page.Locator("[data-testid='study-resume']").WaitForAsync();
        await page.Keyboard.PressAsync("3");
        await page.Locator("[data-testid='no-note']").WaitForAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");
        await page.Locator("[data-testid='study-row']").WaitForAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator("[data-testid='help']").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("t");
        await page.Locator("html[data-theme='dark']").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.harNotReloaded === true"));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HarOrleans.EndToEnd.Tests;

public sealed partial class BrowserTests : IDisposable
{
    private const int UpdateLimit = 4096;
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_running_trials_curve_grows_five_times_without_reload_and_the_confusion_matrix_stands_at_the_end()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var demo = Demo.Start(_folder, "--trials", "1", "--epochs", "120", "--seed", "1", "--json", _folder.File("result.json"));
        var home = await AddressAsync(demo);
        var run = await FirstRunAsync(chromium, home);
        var page = await chromium.OpenAsync("about:blank");
        var frames = new FrameLog(page);
        await page.GotoAsync($"{home}{run}?tab=metrics");
        var chart = page.Locator("[data-testid='chart'][data-ready='true']").First;
        await chart.WaitForAsync();
        await page.EvaluateAsync("window.harNotReloaded = true");

        List<long> steps = [await LastStepAsync(chart)];
        while (steps.Count < 6)
        {
            frames.Clear();
            await page.WaitForFunctionAsync(
                "last => Number(document.querySelector(\"[data-testid='chart'][data-ready='true']\").dataset.lastStep) > last", steps[^1]);
            Assert.InRange(frames.Largest, 1, UpdateLimit);
            steps.Add(await LastStepAsync(chart));
        }

        Assert.Equal(steps.Order().Distinct(), steps);
        Assert.True(await page.EvaluateAsync<bool>("window.harNotReloaded === true"));
        TestContext.Current.TestOutputHelper?.WriteLine($"last steps {string.Join(", ", steps)}; largest update {frames.Largest} bytes");

        // Said once the document is written.
        await demo.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);
        await page.GotoAsync($"{home}{run}?tab=evaluation");
        var cells = page.Locator("[data-testid='confusion-matrix'] td[data-count]");
        await cells.First.WaitForAsync();
        var counts = (await cells.EvaluateAllAsync<string[]>("cells => cells.map(x => x.dataset.count)")).Select(long.Parse).ToArray();
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("result.json"), Cancelled));
        Assert.Equal(document.RootElement.GetProperty("confusion").EnumerateArray().SelectMany(x => x.EnumerateArray()).Select(x => x.GetInt64()), counts);
    }

    [Fact]
    public async Task Every_page_has_a_title_one_heading_no_error_and_no_serious_finding_of_axe_in_light_and_dark_with_nothing_from_elsewhere()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var demo = Demo.Start(_folder, "--simulate", "--trials", "2", "--epochs", "2");
        var home = await AddressAsync(demo);
        var run = await FirstRunAsync(chromium, home);
        await demo.LineAsync(x => x.Contains("Best trial", StringComparison.OrdinalIgnoreCase), Cancelled);
        var study = (await HrefsAsync(chromium, $"{home}/studies", "/studies/"))[0];
        var parent = (await HrefsAsync(chromium, home + study, "/runs/"))[0];
        await RegisterAsync(chromium, home + run, "har");
        string[] routes =
        [
            "/", "/studies", "/cluster", "/cluster?tab=queue", study, $"{study}?tab=trials&sort=-value", $"{study}?tab=notes",
"/runs", $"/compare?runs={run["/runs/".Length..]},{parent["/runs/".Length..]}", $"{run}?tab=logs", $"{run}?tab=system",
            run, $"{run}?tab=metrics", $"{run}?tab=evaluation&matrix=rows&cell=0-0", $"{run}?tab=artifacts", $"{run}?tab=notes", parent, $"{parent}?tab=trials",
            "/models", "/models/har", "/models/har/diff?a=1&b=1", "/data", "/data?tab=columns", "/data?tab=spread&file=test", "/data?tab=correlations",
        ];
        List<string> faults = [];
        foreach (var route in routes)
        {
            faults.AddRange(await PageCheck.FaultsAsync(chromium, home, route));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>Registers a run's model on its page.</summary>
    private static async Task RegisterAsync(Chromium chromium, string run, string name)
    {
        var page = await chromium.OpenAsync(run);
        await page.GetByTestId("register-name").FillAsync(name);
        await page.GetByTestId("register").ClickAsync();
        await page.GetByTestId("registrations").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<string> AddressAsync(HarProcess demo)
    {
        var line = await demo.LineAsync(x => Address().IsMatch(x), Cancelled);
        return Address().Match(line).Value;
    }

    /// <summary>The path of the first trial's run, from the study's page, as a user would find it.</summary>
    private static async Task<string> FirstRunAsync(Chromium chromium, string home)
    {
        var study = (await HrefsAsync(chromium, $"{home}/studies", "/studies/"))[0];
        return (await HrefsAsync(chromium, $"{home}{study}?tab=trials", "/runs/", "main table"))[0];
    }

    private static async Task<IReadOnlyList<string>> HrefsAsync(Chromium chromium, string url, string start, string within = "main")
    {
        var page = await chromium.OpenAsync(url);
        var links = page.Locator($"{within} a[href^='{start}']");
        await links.First.WaitForAsync();
        var found = await links.EvaluateAllAsync<string[]>("links => links.map(x => x.getAttribute('href'))");
        await page.Context.CloseAsync();
        return [.. found.Select(x => x.Split('?')[0]).Distinct()];
    }

    private static async Task<long> LastStepAsync(ILocator chart) =>
        long.Parse((await chart.GetAttributeAsync("data-last-step"))!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}

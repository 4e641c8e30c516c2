using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Opens a page as a visitor with nothing but our server, and says everything that is wrong with it.</summary>
internal static class PageCheck
{
    private static readonly string[] Serious = ["serious", "critical"];

    /// <summary>The server answers a change of the scheme with other colours.</summary>
    private const string Palette = "() => getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-background')";

    /// <summary>What another scheme changes of a page is its colours alone, so nothing else is looked at twice.</summary>
    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>
    /// Faults of a page: its status, its heading and title, errors on its console, requests to elsewhere (which are refused), and serious findings of axe; then, once the system has
    /// turned dark, of its dark colours.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> FaultsAsync(Chromium chromium, string home, string route)
    {
        var page = await chromium.OpenAsync("about:blank");
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        await page.Context.RouteAsync("**/*", async asked =>
        {
            if (IsOurs(asked.Request.Url, home))
            {
                await asked.ContinueAsync();
                return;
            }

            faults.Add($"asked {asked.Request.Url}");
            await asked.AbortAsync();
        });
        var answer = await page.GotoAsync(home + route);
        await page.Locator("[data-testid='live-dot'][data-state='live']").WaitForAsync();
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-testid=loading]')");
        if (answer!.Status >= 400)
        {
            faults.Add($"answers {answer.Status}");
        }

        if (await page.Locator("h1").CountAsync() != 1 || (await page.TitleAsync()).Length == 0)
        {
            faults.Add("has not one heading and a title");
        }

        faults.AddRange(Findings(await page.RunAxe(), "light"));
        var light = await page.EvaluateAsync<string>(Palette);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync($"light => ({Palette})() !== light", light);
        faults.AddRange(Findings(await page.RunAxe(Colours), "dark"));
        await page.Context.CloseAsync();
        return [.. faults.Select(x => $"{route}: {x}")];
    }

    private static IEnumerable<string> Findings(AxeResult result, string scheme) =>
        result.Violations.Where(x => Serious.Contains(x.Impact)).Select(x => $"axe ({scheme}) {x.Id}: {x.Help}, at {string.Join("; ", x.Nodes.Take(3).Select(node => node.Html))}");

    private static bool IsOurs(string url, string home) =>
        url.StartsWith(home, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);
}

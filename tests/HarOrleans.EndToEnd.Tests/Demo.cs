using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>Runs <c>har demo</c>.</summary>
internal static class Demo
{
    internal static HarProcess Start(TempFolder folder, params string[] more) =>
        HarProcess.Start(Built.Har, ["demo", "--state", folder.File("state"), "--port", "0", .. more]);

    /// <summary>Runs to the end with <c>--exit --json FILE</c>; the document.</summary>
    internal static async Task<JsonElement> RunAsync(TempFolder folder, CancellationToken cancellationToken, params string[] more)
    {
        var json = folder.File("result.json");
        await using var demo = Start(folder, ["--exit", "--json", json, .. more]);
        var exit = await demo.ExitAsync(cancellationToken);
        Assert.True(exit == 0, $"exit {exit}\n{demo.Errors}\n{demo.Output}");
        return JsonDocument.Parse(await File.ReadAllTextAsync(json, cancellationToken)).RootElement;
    }

    /// <summary>What a seed fixes of the document's trials.</summary>
    internal static IReadOnlyList<string> Fixed(JsonElement document) =>
        [.. document.GetProperty("trials").EnumerateArray().Select(x => $"{x.GetProperty("number")} {x.GetProperty("state")} {x.GetProperty("value")} {x.GetProperty("params")}")];
}

using System.Security.Cryptography;
using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary><c>har study</c> and <c>har run</c> on the state folder of a demo, with its server running, without, and after its sudden death.</summary>
[Collection(nameof(FinishedDemoTests))]
public sealed class AskTests(FinishedDemo demo) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string State => _folder.File("state");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_server_the_answers_are_the_demos_and_not_a_byte_of_the_database_changes()
    {
        demo.CopyState(State);
        var document = demo.Document;
        var before = Digest();

        AssertBest(document, await JsonAsync("study", "best"));
        var trials = (await JsonAsync("study", "trials")).GetProperty("trials");
        Assert.Equal(
            document.GetProperty("trials").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("value").ToString())),
            trials.EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("value").ToString())));
        Assert.Matches("\nData +SIMULATED, not measured\n", await TextAsync("study", "show"));
        Assert.Contains("Optuna_Loop_", await TextAsync("run", "list"), StringComparison.Ordinal);
        Assert.Equal(before, Digest());
    }

    [Fact]
    public async Task With_its_server_running_and_after_its_sudden_death_the_answers_are_the_same()
    {
        demo.CopyState(State);
        var document = demo.Document;
        await using (var server = HarProcess.Start(Built.Har, "serve", "--state", State, "--port", "0"))
        {
            await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);
            AssertBest(document, await JsonAsync("study", "best"));
            Assert.Contains("lstm_har_study", await TextAsync("study", "list"), StringComparison.Ordinal);
            Assert.Contains("SIMULATED, not measured", await TextAsync("study", "best"), StringComparison.Ordinal);
            Assert.Contains("val_accuracy", await TextAsync("run", "show", "lstm_har_study/0"), StringComparison.Ordinal);
            Assert.Contains("accuracy of the matrix", await TextAsync("run", "compare", "lstm_har_study/0", "lstm_har_study/1"), StringComparison.Ordinal);
            await server.KillAsync();
        }

        AssertBest(document, await JsonAsync("study", "best"));
    }

    [Fact]
    public async Task An_unknown_study_exits_2_and_names_the_nearest()
    {
        await using var asked = HarProcess.Start(Built.Har, "study", "show", "lstm_har_studdy", "--state", demo.State);
        Assert.Equal(2, await asked.ExitAsync(Cancelled));
        Assert.Contains("lstm_har_studdy", asked.Errors, StringComparison.Ordinal);
        Assert.Contains("lstm_har_study", asked.Errors.Replace("lstm_har_studdy", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_folder_that_is_not_there_exits_2_and_is_not_made()
    {
        await using var asked = HarProcess.Start(Built.Har, "study", "list", "--state", State);
        Assert.Equal(2, await asked.ExitAsync(Cancelled));
        Assert.Contains(State, asked.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
    }

    private static void AssertBest(JsonElement document, JsonElement answer)
    {
        Assert.Equal(document.GetProperty("dataset").GetProperty("simulated").GetBoolean(), answer.GetProperty("simulated").GetBoolean());
        var (expected, found) = (document.GetProperty("best"), answer.GetProperty("best"));
        Assert.Equal(expected.GetProperty("number").GetInt32(), found.GetProperty("number").GetInt32());
        Assert.Equal(expected.GetProperty("value").GetDouble(), found.GetProperty("value").GetDouble());
        Assert.Equal(
            expected.GetProperty("params").EnumerateObject().Select(x => x.ToString()),
            found.GetProperty("params").EnumerateObject().Select(x => x.ToString()));
    }

    private string Digest() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(State, "har.db"))));

    private async Task<JsonElement> JsonAsync(params string[] verb) => JsonDocument.Parse(await TextAsync([.. verb, "--json", "-"])).RootElement;

    private async Task<string> TextAsync(params string[] verb)
    {
        await using var asked = HarProcess.Start(Built.Har, [.. verb, "--state", State]);
        var exit = await asked.ExitAsync(Cancelled);
        Assert.True(exit == 0, $"exit {exit}\n{asked.Errors}\n{asked.Output}");
        return asked.Output;
    }
}

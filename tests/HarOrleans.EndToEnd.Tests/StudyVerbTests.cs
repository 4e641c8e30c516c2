using System.Globalization;
using System.Text.Json;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>The verbs of <c>har study</c> and <c>har import</c> that change a state folder, as somebody types them.</summary>
public sealed class StudyVerbTests : IDisposable
{
    private const string Space = """{"lr": {"name": "FloatDistribution", "attributes": {"low": 0.001, "high": 1.0, "log": true}}, "n": {"name": "IntDistribution", "attributes": {"low": 1, "high": 9}}}""";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string State => _folder.File("state");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_study_is_made_queued_asked_told_paused_copied_renamed_exported_and_deleted_while_its_server_runs()
    {
        await using var server = HarProcess.Start(Built.Har, "serve", "--state", State, "--port", "0");
        await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);
        await JsonAsync("study", "create", "tuning", "--direction", "maximize", "--search-space", Space, "--seed", "1");
        Assert.Equal(0, (await JsonAsync("study", "enqueue", "tuning", "--param", "lr=0.25", "--request-id", "q")).GetProperty("trial").GetInt32());
        Assert.Equal(0, (await JsonAsync("study", "enqueue", "tuning", "--param", "lr=0.25", "--request-id", "q")).GetProperty("trial").GetInt32());
        Assert.Contains("lr=2", await RefusedAsync("study", "enqueue", "tuning", "--param", "lr=2"), StringComparison.Ordinal);

        var asked = await JsonAsync("study", "ask", "tuning", "--ask-id", "a", "--owner", "worker");
        Assert.Equal("0 1 0.25", string.Create(CultureInfo.InvariantCulture, $"{asked.GetProperty("trial")} {asked.GetProperty("attempt")} {asked.GetProperty("params").GetProperty("lr")}"));
        Assert.Equal(asked.ToString(), (await JsonAsync("study", "ask", "tuning", "--ask-id", "a", "--owner", "worker")).ToString());
        Assert.Equal("COMPLETE", (await JsonAsync("study", "tell", "tuning", "--trial", "0", "--value", "0.5")).GetProperty("state").GetString());
        Assert.Contains("--trial 0: it is COMPLETE with 0.5", await RefusedAsync("study", "tell", "tuning", "--trial", "0", "--value", "0.75"), StringComparison.Ordinal);

        await JsonAsync("study", "pause", "tuning");
        Assert.Contains("paused", await RefusedAsync("study", "ask", "tuning"), StringComparison.Ordinal);
        await JsonAsync("study", "resume", "tuning");
        Assert.Equal(1, (await JsonAsync("study", "copy", "tuning", "again")).GetProperty("trials").GetInt32());
        Assert.Contains("again", await RefusedAsync("study", "rename", "tuning", "again"), StringComparison.Ordinal);
        Assert.Equal("tuned", (await JsonAsync("study", "rename", "tuning", "tuned")).GetProperty("study").GetString());

        var csv = _folder.File("trials.csv");
        await JsonAsync("study", "export", "tuned", "--format", "csv", "--out", csv);
        Assert.StartsWith("number,value,datetime_start,datetime_complete,duration,params_lr,params_n,", File.ReadAllLines(csv)[0], StringComparison.Ordinal);
        await JsonAsync("study", "delete", "again");
        Assert.Equal(["tuned"], (await JsonAsync("study", "list")).GetProperty("studies").EnumerateArray().Select(x => x.GetProperty("study").GetString()));
    }

    [Fact]
    public async Task A_damaged_database_is_refused_by_what_is_wrong_with_it_and_nothing_is_made()
    {
        var file = _folder.File("optuna.db");
        File.WriteAllText(file, "SQLite format 3\0 and then nothing of the kind");
        var error = await RefusedAsync("import", "optuna", file);
        Assert.Contains("optuna.db", error, StringComparison.Ordinal);
        Assert.Contains("not a database", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public async Task The_seed_projects_study_is_imported_once_and_its_importances_are_optunas()
    {
        var data = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        Assert.SkipUnless(data is not null && Directory.Exists(Path.Combine(data, "seed-project")), "HAR_TEST_DATA does not name a folder with seed-project.");
        var database = Path.Combine(data, "seed-project", "optuna_lstm.db.xz");
        var imported = await JsonAsync("import", "optuna", database);
        Assert.Equal("340 340 321 6 0.9640312181879878 [304,307,323]", Facts(imported));

        // With a server the verbs need none of their own, which each of them would start.
        await using var server = HarProcess.Start(Built.Har, "serve", "--state", State, "--port", "0");
        await server.LineAsync(x => x.Contains("Ctrl+C ends", StringComparison.Ordinal), Cancelled);
        Assert.Equal("340 0 321 6 0.9640312181879878 [304,307,323]", Facts(await JsonAsync("import", "optuna", database)));
        using var golden = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "golden", "importance.json"), Cancelled));
        (string Evaluator, string Golden, double Tolerance)[] all = [("ped-anova", "optuna_5_0_default", 1e-6), ("ped-anova-4.9", "optuna_4_9_pedanova", 1e-6), ("fanova", "optuna_4_9_fanova_seed0", 0.03)];
        foreach (var (evaluator, name, tolerance) in all)
        {
            var found = (await JsonAsync("study", "importance", "lstm_har_study", "--evaluator", evaluator)).GetProperty("importances");
            Assert.All(golden.RootElement.GetProperty(name).EnumerateObject(), x => Assert.Equal(x.Value.GetDouble(), found.GetProperty(x.Name).GetDouble(), tolerance));
        }
    }

    private static string Facts(JsonElement import) => string.Create(
        CultureInfo.InvariantCulture,
        $"{import.GetProperty("trials")} {import.GetProperty("added")} {import.GetProperty("states").GetProperty("COMPLETE")} {import.GetProperty("stuck_running")} {import.GetProperty("best_value")} {JsonSerializer.Serialize(import.GetProperty("best_trials"))}");

    private async Task<JsonElement> JsonAsync(params string[] verb)
    {
        await using var asked = HarProcess.Start(Built.Har, [.. verb, "--state", State, "--json", "-"]);
        var exit = await asked.ExitAsync(Cancelled);
        Assert.True(exit == 0, $"exit {exit}\n{asked.Errors}\n{asked.Output}");
        return JsonDocument.Parse(asked.Output).RootElement;
    }

    private async Task<string> RefusedAsync(params string[] verb)
    {
        await using var asked = HarProcess.Start(Built.Har, [.. verb, "--state", State]);
        Assert.Equal(2, await asked.ExitAsync(Cancelled));
        Assert.Equal("", asked.Output);
        return asked.Errors;
    }
}

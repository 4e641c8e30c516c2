using System.CommandLine;
using System.Text.Json;
using HarOrleans.Chaos;
using HarOrleans.Testing;

var seed = new Option<int>("--seed") { Description = "Fixes which fault follows which, and whom it meets.", DefaultValueFactory = _ => 1 };
var faults = new Option<int>("--faults") { Description = "How many; studies follow each other until there were so many.", DefaultValueFactory = _ => 10 };
var trials = new Option<int>("--trials") { Description = "Trials of a study.", DefaultValueFactory = _ => 30 };
var sequence = new Option<string>("--sequence") { Description = "The faults in their order, again and again, in place of drawn ones: kill, freeze, cut, database, disk, stop, each with the role of its silo after a colon where it matters.", DefaultValueFactory = _ => "" };
var whole = new Option<bool>("--whole") { Description = "Waits before each fault until all servers are there again." };
var compose = new Option<string?>("--compose") { Description = "Starts the servers of this compose file, as they stand there, as processes." };
var from = new Option<string?>("--from") { Description = "The folder of another build of har: all servers are of that one, and each is replaced by the present build, one after the other, in place of other faults." };
var queued = new Option<int?>("--queued") { Description = "So many trials of two studies wait at once, in place of faults, for the three trainers' six slots." };
var logs = new Option<string?>("--logs") { Description = "Keeps what the servers printed and what trainers noted in this folder." };
var json = new Option<string?>("--json") { Description = "Writes the report as JSON to a file, or to standard output for '-'." };
var command = new RootCommand("Kills, freezes and starves the processes of a cluster while it works, and says whether anything was lost.") { seed, faults, trials, sequence, whole, compose, from, queued, logs, json };
command.SetAction(async (parsed, cancellationToken) =>
{
    if (PostgresServer.WhyNot is { } why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }

    if (parsed.GetValue(from) is { } folder && !File.Exists(Path.Combine(folder, "har")))
    {
        await Console.Error.WriteLineAsync($"--from '{folder}': there is no har in it. Give the folder that 'dotnet build' wrote another version to.");
        return 2;
    }

    if (parsed.GetValue(queued) is { } many && (many < 2 || parsed.GetValue(from) is not null || parsed.GetValue(compose) is not null))
    {
        await Console.Error.WriteLineAsync($"--queued {many}: give a number of at least 2, and neither --from nor --compose beside it.");
        return 2;
    }

    // What stands in a compose file is for one network.
    if (parsed.GetValue(compose) is null && Networks.RunInside(args) is { } code)
    {
        return code;
    }

    var target = parsed.GetValue(json);
    await using var run = new ChaosRun(parsed.GetValue(seed), parsed.GetValue(faults), parsed.GetValue(trials), parsed.GetValue(sequence)!, parsed.GetValue(whole), parsed.GetValue(compose), parsed.GetValue(from), parsed.GetValue(queued), parsed.GetValue(logs), target == "-" ? Console.Error : Console.Out);
    var report = await run.RunAsync(cancellationToken);
    var text = JsonSerializer.Serialize(report, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true });
    if (target is null or "-")
    {
        await Console.Out.WriteLineAsync(text);
    }
    else
    {
        await File.WriteAllTextAsync(target, text + "\n", cancellationToken);
    }

    return report.Wrong.Count == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();

using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;
using HarOrleans.Host.StudyVerbs;
using HarOrleans.Query;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har runs</c>: many runs at once, by the search grammar.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> run) =>
        new("runs", "Search a state folder's runs, trials' runs among them, with its server running or without.")
        {
            Search("search", "Search runs. With --json: an array of runs.", run),
            Search("list", "The same: without a query, all runs, those that started last first.", run),
        };

    private static Command Search(string name, string description, Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var query = Options.OptionalText("--query", "Q", $"Which runs, for example \"{RunVocabulary.Example}\", or \"datasets.digest = 'DIGEST'\" for those that used a data set.");
        var order = new Option<string[]>("--order-by") { Description = "A key such as \"metrics.loss.min desc\"; may be repeated. Default: those that started last first.", HelpName = "KEY" };
        var experiment = new Option<string[]>("--experiment") { Description = "Of this experiment, by name or id; may be repeated.", HelpName = "NAME" };
        var view = Options.Choice("--view", "VIEW", "Which.", "active", ["active", "deleted", "all"]);
        var limit = Options.Whole("--limit", "Most runs.", 100, 1, 1_000_000);
        var all = new Option<bool>("--all") { Description = "All runs, however many." };
        var group = new Option<string[]>("--group-by") { Description = "Groups of runs in place of runs, the largest first: by a field such as params.optimizer; may be repeated.", HelpName = "FIELD" };
        var values = new Option<string[]>("--values") { Description = "With --group-by: count, mean, min and max of a field such as metrics.accuracy.max in each group; may be repeated.", HelpName = "FIELD" };
        var command = new Command(name, description) { query, order, experiment, view, limit, all, group, values };
        command.Validators.Add(parsed =>
        {
            var grouped = parsed.GetValue(group) is { Length: > 0 };
            if (grouped && parsed.GetValue(order) is { Length: > 0 })
            {
                parsed.AddError("--order-by: groups come by their size. Leave it out, or leave out --group-by.");
            }

            if (!grouped && parsed.GetValue(values) is { Length: > 0 })
            {
                parsed.AddError("--values: there are no groups. Give --group-by, for example --group-by params.optimizer.");
            }
        });
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var asked = new RunSearchOptions(
                parsed.GetValue(query) ?? "",
                parsed.GetValue(order) ?? [],
                parsed.GetValue(experiment) ?? [],
                parsed.GetRequiredValue(view),
                parsed.GetValue(all) ? null : parsed.GetValue(limit),
                parsed.GetValue(group) is { Length: > 0 } by ? new(by, parsed.GetValue(values) ?? []) : null);
            return run(options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => RunSearchAnswer.Of(asked)(client, cancelled)), Access.Read);
        });
        return command;
    }
}

using System.CommandLine;
using HarOrleans.Contracts;
using HarOrleans.Host.ExperimentVerbs;
using HarOrleans.Host.Reading;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har experiment</c> and its verbs.</summary>
internal static class ExperimentCommand
{
    private const string Which = "The experiment: its name or its id.";

    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var view = Options.Choice("--view", "VIEW", "Which.", "active", ["active", "deleted", "all"]);
        var query = Options.OptionalText("--query", "Q", "Which, for example \"tags.team = 'vision' and created > -30d\".");
        var set = Options.Pairs("--set", "A tag; may be repeated.", [], "team=vision");
        var delete = new Option<string[]>("--delete") { Description = "A tag to take away; may be repeated.", HelpName = "NAME" };
        var tags = Options.Pairs("--tag", "A tag; may be repeated.", [], "team=vision");
        var name = new Argument<string>("NAME") { Description = "Its name, unique among the active experiments." };
        var target = new Argument<string>("NEW") { Description = "The new name." };
        var under = Options.OptionalText("--name", "NAME", "Come back under another name, where its own is taken.");
        return new("experiment", "Look into a state folder's experiments and change them, with its server running or without.")
        {
            Verb(
                "list",
                "List the experiments.",
                run,
                Access.Read,
                parsed => (client, cancelled) => ExperimentAnswers.ListAsync(client, parsed.GetValue(query), View(parsed.GetRequiredValue(view)), cancelled),
                view,
                query),
            Verb(
                "create",
                "Make an experiment.",
                run,
                Access.Make,
                parsed => (client, cancelled) => ExperimentAnswers.CreateAsync(client, parsed.GetRequiredValue(name), parsed.GetValue(tags) ?? [], cancelled),
                name,
                tags),
            About("rename", "Give an experiment another name.", run, (parsed, which) => (client, cancelled) => ExperimentAnswers.RenameAsync(client, which, parsed.GetRequiredValue(target), cancelled), target),
            About(
                "tag",
                "Set tags of an experiment, or take them away.",
                run,
                (parsed, which) => (client, cancelled) => ExperimentAnswers.TagAsync(client, which, parsed.GetValue(set) ?? [], parsed.GetValue(delete) ?? [], cancelled),
                set,
                delete),
            About("delete", "Delete an experiment softly: it can be restored, and its name is free at once.", run, (_, which) => (client, cancelled) => ExperimentAnswers.DeleteAsync(client, which, cancelled)),
            About("restore", "Take a deletion back.", run, (parsed, which) => (client, cancelled) => ExperimentAnswers.RestoreAsync(client, which, parsed.GetValue(under), cancelled), under),
            About("purge", "Take a deleted experiment away for ever, with its runs, models and files.", run, (_, which) => (client, cancelled) => ExperimentAnswers.PurgeAsync(client, which, cancelled)),
        };
    }

    private static Command About(string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, Func<ParseResult, string, Question> ask, params Symbol[] more)
    {
        var which = new Argument<string>("EXPERIMENT") { Description = Which };
        return Verb(name, description, run, Access.Write, parsed => ask(parsed, parsed.GetRequiredValue(which)), [which, .. more]);
    }

    private static Command Verb(string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, Access access, Func<ParseResult, Question> ask, params Symbol[] symbols)
    {
        var command = Symbols.Into(new Command(name, description), symbols);
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => ask(parsed)(client, cancelled)), access));
        return command;
    }

    private static ViewType View(string word) => word switch
    {
        "deleted" => ViewType.DeletedOnly,
        "all" => ViewType.All,
        _ => ViewType.ActiveOnly,
    };
}

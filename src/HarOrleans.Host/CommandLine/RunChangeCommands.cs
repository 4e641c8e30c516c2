using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The verbs of <c>har run</c> that change a run.</summary>
internal static class RunChangeCommands
{
    /// <summary>Makes the commands.</summary>
    /// <param name="whichRun">How a run can be named.</param>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static IEnumerable<Command> Create(string whichRun, Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = new Argument<string>("NEW") { Description = "The new name." };
        var to = new Argument<string>("EXPERIMENT") { Description = "The experiment's name or id." };
        var into = new Argument<string>("EXPERIMENT") { Description = "The copy's experiment: its name or id." };
        var copyId = Options.OptionalText("--run-id", "ID", "The copy's id, 32 hex digits: a second call with it changes nothing. Default: a new one.");
        var pairs = new Argument<string[]>("KEY=VALUE") { Description = "Tags to set.", Arity = ArgumentArity.ZeroOrMore };
        var set = Options.Pairs("--set", "A tag to set, as har experiment tag takes it; may be repeated.", [], "team=vision");
        var take = new Option<string[]>("--delete") { Description = "A tag to take away; may be repeated.", HelpName = "KEY" };
        var text = new Argument<string?>("TEXT") { Description = "The note, in Markdown; empty takes it away; left out: shows it.", Arity = ArgumentArity.ZeroOrOne };
        return
        [
            Verb("delete", "Delete a run softly: lists leave it out, and it can be restored.", whichRun, run, (_, which) => RunChanges.Delete(which)),
            Verb("restore", "Take a deletion back.", whichRun, run, (_, which) => RunChanges.Restore(which)),
            Verb("rename", "Give a run another name.", whichRun, run, (parsed, which) => RunChanges.Rename(which, parsed.GetRequiredValue(name)), name),
            Verb("move", "Move a run to another experiment.", whichRun, run, (parsed, which) => RunChanges.Move(which, parsed.GetRequiredValue(to)), to),
            Verb("copy", "Copy an ended run with its history and files.", whichRun, run, (parsed, which) => RunChanges.Copy(which, parsed.GetRequiredValue(into), parsed.GetValue(copyId)), into, copyId),
            Verb("tag", "Set tags of a run, or take them away.", whichRun, run, (parsed, which) => RunChanges.Tag(which, Pairs(parsed.GetValue(pairs) ?? [], parsed.GetValue(set) ?? []), parsed.GetValue(take) ?? []), pairs, set, take),
            Verb("note", "Write a run's note, or show it.", whichRun, run, (parsed, which) => RunChanges.Note(which, parsed.GetValue(text)), text),
        ];
    }

    private static Command Verb(
        string name, string description, string whichRun, Func<ReadOptions, Question, Access, Task<int>> run, Func<ParseResult, string, Question> ask, params Symbol[] more)
    {
        var one = new Argument<string>("RUN") { Description = $"A run: {whichRun}." };
        var command = Symbols.Into(new Command(name, description), [one, .. more]);
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(
            options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => ask(parsed, parsed.GetRequiredValue(one))(client, cancelled)), Access.Write));
        return command;
    }

    private static Dictionary<string, string> Pairs(string[] pairs, Dictionary<string, string> set)
    {
        var read = new Dictionary<string, string>(set, StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } key, var value] || !read.TryAdd(key, value))
            {
                throw new BadInputException($"KEY=VALUE '{pair}': give a key and a value, each key once.");
            }
        }

        return read;
    }
}

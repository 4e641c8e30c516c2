using System.CommandLine;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Host.StudyVerbs;
using HarOrleans.Optimization;

namespace HarOrleans.Host.CommandLine;

/// <summary>The verbs of <c>har study</c> that change a study.</summary>
internal static class StudyChangeCommands
{
    private const string Space = "What to draw from: a JSON object of names to distributions in Optuna's form. Default: the study's own space.";

    internal static IEnumerable<Command> Create(Func<ReadOptions, Question, Access, Task<int>> run) =>
    [
        About("pause", "Start nothing new, and let the study's time stand still; running trials go on to their end.", run, StudyChanges.PauseAsync),
        About("resume", "Go on after a pause.", run, StudyChanges.ResumeAsync),
        About("stop", "Start nothing new; running trials go on to their end.", run, StudyChanges.StopAsync),
        About("delete", "Delete a study with its trials; their runs stay.", run, StudyChanges.DeleteAsync),
        Named("rename", "Give a study another name.", run, (client, study, name, cancelled) => StudyChanges.RenameAsync(study, name, cancelled)),
        Named("copy", "Copy a study with its trials under another name.", run, StudyChanges.CopyAsync),
        Schedule(run),
        StudyCreateCommand.Create(run),
        Enqueue(run),
        Add(run),
        Ask(run),
        Tell(run),
    ];

    private static Command About(string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, StudyQuestion change) =>
        Verb(name, description, run, _ => change);

    private static Command Verb(
        string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, Func<ParseResult, StudyQuestion> change, params Symbol[] more)
    {
        var study = new Argument<string>("NAME") { Description = "The study." };
        var command = new Command(name, description) { study };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(
            options.Read(parsed),
            (client, cancelled) => Refusals.AsBadInputAsync(
                async () => await change(parsed)(client, await StudyFinder.FindAsync(client, parsed.GetRequiredValue(study), cancelled), cancelled)),
            Access.Write));
        return command;
    }

    private static Command Named(
        string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, Func<Client.HarClient, Client.StudyHandle, string, CancellationToken, Task<Answer>> change)
    {
        var to = new Argument<string>("NEW") { Description = "The new name." };
        return Verb(name, description, run, parsed => (client, study, cancelled) => change(client, study, parsed.GetRequiredValue(to), cancelled), to);
    }

    private static Command Schedule(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var needs = new Option<string[]>("--requires") { Description = "What a trial needs of its trainer: gpu, gpu=a100, memory>=16; may be repeated. Left out: nothing.", HelpName = "NEED", AllowMultipleArgumentsPerToken = false };
        var priority = new Option<int>("--priority") { Description = "Trials of a higher priority go first. Default: 0.", HelpName = "N" };
        return Verb(
            "schedule",
            "Say what a study's trials need of a trainer, and who goes first; trials that wait follow within seconds.",
            run,
            parsed => (client, study, cancelled) => StudyChanges.ScheduleAsync(study, new(parsed.GetValue(needs) ?? [], parsed.GetValue(priority)), cancelled),
            needs,
            priority);
    }

    private static Command Enqueue(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var fix = new Option<string[]>("--param") { Description = "A fixed parameter; may be repeated. The others are sampled.", HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = false };
        var skip = new Option<bool>("--skip-if-exists") { Description = "Queue nothing where a trial with these parameters is there." };
        var id = Options.OptionalText("--request-id", "ID", "The command's own id: a second call with it changes nothing.");
        var needs = new Option<string[]>("--requires") { Description = "What this trial needs of its trainer, in place of what its study requires: gpu, gpu=a100, memory>=16; may be repeated.", HelpName = "NEED", AllowMultipleArgumentsPerToken = false };
        return Verb(
            "enqueue",
            "Queue a trial with fixed parameters.",
            run,
            parsed => (client, study, cancelled) => AskTell.EnqueueAsync(study, new(Pairs(parsed.GetValue(fix) ?? []), parsed.GetValue(skip), parsed.GetValue(id), parsed.GetResult(needs) is null ? null : parsed.GetValue(needs)), cancelled),
            fix,
            skip,
            id,
            needs);
    }

    private static Command Add(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var fix = new Option<string[]>("--param") { Description = "A parameter of the study; may be repeated.", HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = false };
        var outcome = new OutcomeOptions();
        var id = Options.OptionalText("--request-id", "ID", "The command's own id: a second call with it changes nothing.");
        return Verb(
            "add",
            "Add a trial that was evaluated elsewhere; the sampler learns from it.",
            run,
            parsed => (client, study, cancelled) => AskTell.AddAsync(
                study,
                new(Pairs(parsed.GetValue(fix) ?? []), outcome.Read(parsed), parsed.GetValue(id)),
                cancelled),
            [fix, .. outcome.All, id]);
    }

    private static Command Ask(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var id = Options.OptionalText("--ask-id", "ID", "The ask's own id: asking again with it gets the same trial.");
        var owner = Options.OptionalText("--owner", "NAME", "Who asks, for people.");
        var space = Options.OptionalText("--search-space", "JSON", Space);
        return Verb(
            "ask",
            "Get a trial to evaluate; tell its result before the lease runs out.",
            run,
            parsed => (client, study, cancelled) => AskTell.AskAsync(study, parsed.GetValue(id), parsed.GetValue(owner) ?? "", parsed.GetValue(space), cancelled),
            id,
            owner,
            space);
    }

    private static Command Tell(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var number = Options.Whole("--trial", "The trial's number.", 0, 0, int.MaxValue);
        number.Required = true;
        var attempt = Options.OptionalText("--attempt", "N", "The attempt that is told; default: the latest.");
        var outcome = new OutcomeOptions();
        return Verb(
            "tell",
            "Tell the result of a trial that was asked for.",
            run,
            parsed => (client, study, cancelled) => AskTell.TellAsync(
                study,
                new(parsed.GetRequiredValue(number), parsed.GetValue(attempt) is { } text ? Attempt(text) : null, outcome.Read(parsed)),
                cancelled),
            [number, attempt, .. outcome.All]);
    }

    private static int Attempt(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new BadInputException($"--attempt '{text}': this is not a whole number.");

    private static Dictionary<string, string> Pairs(string[] pairs)
    {
        var read = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value] || !read.TryAdd(name, value))
            {
                throw new BadInputException($"--param '{pair}': give NAME=VALUE, each name once.");
            }
        }

        return read;
    }
}

using System.CommandLine;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RegistryVerbs;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har model</c> and its verbs: the model registry.</summary>
internal static class ModelCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> run) =>
        new("model", "Register models that runs logged, give them aliases, and look them up, with the state folder's server running or without.")
        {
            Verb("list", "List the registered models.", run, Access.Read, _ => ModelAnswers.ListAsync),
            Show(run),
            Register(run),
            Alias(run),
            Delete(run),
        };

    private static Command Show(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = Name();
        return Verb("show", "Show a registered model: its versions, its aliases and who changed them.", run, Access.Read, parsed => (client, cancelled) => ModelAnswers.ShowAsync(client, parsed.GetRequiredValue(name), cancelled), name);
    }

    private static Command Register(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = Name();
        var fromRun = Options.OptionalText("--run", "RUN", "The run that logged the model: its id, or its first 4 or more digits.");
        var fromTrial = Options.OptionalText("--trial", "STUDY/N", "The trial that logged the model.");
        var path = Options.OptionalText("--path", "PATH", "Which of the run's models, where it has several: the folder among its files, or a logged model's id.");
        var alias = Options.OptionalText("--alias", "ALIAS", "An alias that is to name the version.");
        var about = Options.OptionalText("--description", "TEXT", "What is special about the version, in Markdown.");
        var (by, reason) = Who();
        return Verb(
            "register",
            "Register a run's logged model as the next version of NAME. The same model twice is the same version.",
            run,
            Access.Write,
            parsed => (client, cancelled) => ModelAnswers.RegisterAsync(
                client, parsed.GetRequiredValue(name), From(parsed.GetValue(fromRun), parsed.GetValue(fromTrial)), parsed.GetValue(path), parsed.GetValue(alias), parsed.GetValue(about) ?? string.Empty, parsed.GetRequiredValue(by), parsed.GetValue(reason), cancelled),
            name,
            fromRun,
            fromTrial,
            path,
            alias,
            about,
            by,
            reason);
    }

    private static Command Alias(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = Name();
        var alias = new Argument<string>("ALIAS") { Description = "The alias: letters, digits, _ and -, for example champion." };
        var version = new Argument<string?>("VERSION") { Description = "The version that it is to name.", Arity = ArgumentArity.ZeroOrOne };
        var take = new Option<bool>("--delete") { Description = "Take the alias away." };
        var (by, reason) = Who();
        return Verb(
            "alias",
            "Let NAME@ALIAS mean a version, or nothing any more. Who, when and why is remembered.",
            run,
            Access.Write,
            parsed => (client, cancelled) => ModelAnswers.AliasAsync(
                client, parsed.GetRequiredValue(name), parsed.GetRequiredValue(alias), Version(parsed.GetValue(version), parsed.GetValue(take)), parsed.GetRequiredValue(by), parsed.GetValue(reason), cancelled),
            name,
            alias,
            version,
            take,
            by,
            reason);
    }

    private static Command Delete(Func<ReadOptions, Question, Access, Task<int>> run)
    {
        var name = Name();
        var version = Options.OptionalText("--version", "N", "Only this version, with the aliases that name it.");
        var (by, reason) = Who();
        return Verb(
            "delete",
            "Delete a registered model, or a version of it. Runs and their files stay.",
            run,
            Access.Write,
            parsed => (client, cancelled) => ModelAnswers.DeleteAsync(
                client, parsed.GetRequiredValue(name), parsed.GetValue(version) is { } text ? Number("--version", text) : null, parsed.GetRequiredValue(by), parsed.GetValue(reason), cancelled),
            name,
            version,
            by,
            reason);
    }

    private static Argument<string> Name() => new("NAME") { Description = "The registered model's name." };

    private static (Option<string> By, Option<string?> Reason) Who() => (
        Options.Text("--by", "WHO", "Who does it.", Workspaces.LocalOwner),
        Options.OptionalText("--reason", "TEXT", "Why the alias changes."));

    private static (string Option, string Run) From(string? run, string? trial) => (run, trial) switch
    {
        ({ } id, null) when !id.Contains('/', StringComparison.Ordinal) => ("--run", id),
        ({ } id, null) => throw new BadInputException($"--run {id}: this is a trial. Give --trial {id}."),
        (null, { } text) when text.Contains('/', StringComparison.Ordinal) => ("--trial", text),
        (null, { } text) => throw new BadInputException($"--trial '{text}': this is no trial. Give STUDY/N, for example lstm_har_study/3."),
        (null, null) => throw new BadInputException("--run, --trial: no model is named. Give --run RUN, or --trial STUDY/N."),
        _ => throw new BadInputException($"--run {run} and --trial {trial}: these exclude each other. Give one of them."),
    };

    private static int? Version(string? text, bool delete) => (text, delete) switch
    {
        (null, true) => null,
        ({ } number, false) => Number("VERSION", number),
        (null, false) => throw new BadInputException("VERSION: none is given. Give the version that the alias is to name, or --delete."),
        _ => throw new BadInputException($"VERSION {text} and --delete: these exclude each other. Give one of them."),
    };

    private static int Number(string option, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new BadInputException($"{option} '{text}': this is no version. Give a whole number from 1 on; har model show lists them.");

    private static Command Verb(string name, string description, Func<ReadOptions, Question, Access, Task<int>> run, Access access, Func<ParseResult, Question> ask, params Symbol[] symbols)
    {
        var command = Symbols.Into(new Command(name, description), symbols);
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), (client, cancelled) => Refusals.AsBadInputAsync(() => ask(parsed)(client, cancelled)), access));
        return command;
    }
}

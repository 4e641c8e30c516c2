using System.CommandLine;
using HarOrleans.Client;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Runs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har run</c> and its verbs.</summary>
internal static class RunCommand
{
    private const int MostCompared = 20;
    private const string WhichRun = "the id of a run, its first 4 or more digits, or STUDY/N for a trial's run";

    /// <summary>Makes the command.</summary>
    /// <param name="open">Opens the state folder and asks; its result is the exit code.</param>
    /// <param name="follow">Opens the state folder and writes lines as they come; its result is the exit code.</param>
    internal static Command Create(
        Func<ReadOptions, Question, Access, Task<int>> open, Func<ReadOptions, Func<HarClient, Action<string>, CancellationToken, Task>, Task<int>> follow)
    {
        Task<int> run(ReadOptions options, Question question) => open(options, question, Access.Read);
        var command = new Command("run", "Look into a state folder's runs and change them, with its server running or without.") { Show(run), List(run), Compare(run) };
        command.Add(RunLogsCommand.Create(WhichRun, open, follow));
        command.Add(ArtifactsCommand.Create(WhichRun, open));
        foreach (var verb in RunChangeCommands.Create(WhichRun, open))
        {
            command.Add(verb);
        }

        return command;
    }

    private static Command Show(Func<ReadOptions, Question, Task<int>> run)
    {
        var one = new Argument<string>("RUN") { Description = $"A run: {WhichRun}." };
        var command = new Command("show", "Show a run: params, tags, metrics and evaluation.") { one };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), RunQuestions.Show(parsed.GetRequiredValue(one))));
        return command;
    }

    private static Command List(Func<ReadOptions, Question, Task<int>> run)
    {
        var study = Options.OptionalText("--study", "NAME", "Runs of this study's trials only.");
        var limit = Options.Whole("--limit", "Most runs.", 100, 1, 1_000_000);
        var command = new Command("list", "List runs, newest first.") { study, limit };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), RunQuestions.List(parsed.GetValue(study), parsed.GetValue(limit))));
        return command;
    }

    private static Command Compare(Func<ReadOptions, Question, Task<int>> run)
    {
        var runs = new Argument<string[]>("RUN") { Description = $"2 to {MostCompared} runs, each {WhichRun}.", Arity = ArgumentArity.OneOrMore };
        runs.Validators.Add(result =>
        {
            if (result.Tokens.Count is < 2 or > MostCompared)
            {
                result.AddError(FormattableString.Invariant($"RUN …: {result.Tokens.Count} given. Give 2 to {MostCompared} runs."));
            }
        });
        var command = new Command("compare", "Show params and metrics that differ between runs, side by side.") { runs };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), RunQuestions.Compare(parsed.GetRequiredValue(runs))));
        return command;
    }
}

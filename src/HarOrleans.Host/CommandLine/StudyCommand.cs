using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har study</c> and its verbs.</summary>
internal static class StudyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="open">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> open)
    {
        Task<int> run(ReadOptions options, Question question) => open(options, question, Access.Read);
        var list = new Command("list", "List the studies, latest change first.");
        var options = ReadOptionsOf.AddTo(list);
        list.SetAction((parsed, _) => run(options.Read(parsed), StudyQuestions.ListAsync));
        var study = new Command("study", "Look into a state folder's studies and change them, with its server running or without.")
        {
            list,
            About("show", "Show a study: phase, trials, settings, digests of its data, best trial.", StudyQuestions.ShowAsync, run),
            TrialsCommand.Create(run),
            About("best", "Show a study's best trial with its classification report and confusion matrix.", StudyQuestions.BestAsync, run),
            Importance(run),
            Export(run),
        };
        foreach (var verb in StudyChangeCommands.Create(open))
        {
            study.Add(verb);
        }

        return study;
    }

    private static Command Importance(Func<ReadOptions, Question, Task<int>> run)
    {
        var study = new Argument<string?>("NAME") { Description = "The study; left out: the only one, or a list of all.", Arity = ArgumentArity.ZeroOrOne };
        var evaluator = Options.Choice(
            "--evaluator", "EVALUATOR", "How it is reckoned: as Optuna 5.0, as Optuna 4.9, or by a random forest.", StudyImportance.PedAnova, StudyImportance.Evaluators);
        var target = new Option<int?>("--target") { Description = "Of several objectives the one that is asked about, from 0.", HelpName = "N" };
        target.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0)
            {
                result.AddError($"--target {result.Tokens[0].Value}: out of range. Give 0 or more.");
            }
        });
        var command = new Command("importance", "Show how much each parameter matters for the value.") { study, evaluator, target };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), StudyQuestions.About(
            parsed.GetValue(study),
            (client, handle, cancelled) => StudyImportance.AskAsync(handle, parsed.GetRequiredValue(evaluator), parsed.GetValue(target), cancelled))));
        return command;
    }

    private static Command Export(Func<ReadOptions, Question, Task<int>> run)
    {
        var study = new Argument<string>("NAME") { Description = "The study." };
        var format = Options.Choice("--format", "FORMAT", "The file's format.", TrialsFile.Csv, TrialsFile.Formats);
        var file = new Option<string>("--out") { Description = "The file to write, in place of an earlier one.", HelpName = "FILE", Required = true };
        var intermediates = new Option<bool>("--intermediate-values") { Description = "A column for each step of what trials reported, too." };
        var command = new Command("export", "Write a study's trials as a table with a column for each value, parameter and attribute.") { study, format, file, intermediates };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), StudyQuestions.About(
            parsed.GetRequiredValue(study),
            (client, handle, cancelled) => TrialsFile.WriteAsync(handle, parsed.GetRequiredValue(format), parsed.GetRequiredValue(file), parsed.GetValue(intermediates), cancelled))));
        return command;
    }

    private static Command About(
        string name,
        string description,
        StudyQuestion ask,
        Func<ReadOptions, Question, Task<int>> run)
    {
        var study = new Argument<string?>("NAME") { Description = "The study; left out: the only one, or a list of all.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, description) { study };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), StudyQuestions.About(parsed.GetValue(study), ask)));
        return command;
    }
}

using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har study</c> and its verbs.</summary>
internal static class StudyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Task<int>> run)
    {
        var list = new Command("list", "List the studies, latest change first.");
        var options = ReadOptionsOf.AddTo(list);
        list.SetAction((parsed, _) => run(options.Read(parsed), StudyQuestions.ListAsync));
        return new Command("study", "Look into a state folder's studies, with its server running or without.")
        {
            list,
            About("show", "Show a study: phase, trials, settings, digests of its data, best trial.", StudyQuestions.ShowAsync, run),
            About("trials", "Show a study's trials as a table.", StudyQuestions.TrialsAsync, run),
            About("best", "Show a study's best trial with its classification report and confusion matrix.", StudyQuestions.BestAsync, run),
        };
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

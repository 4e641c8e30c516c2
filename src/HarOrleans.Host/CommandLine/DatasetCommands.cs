using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Datasets;

namespace HarOrleans.Host.CommandLine;

/// <summary>The commands <c>har data list</c> and <c>har data show</c>: unlike their siblings they ask a state folder, and read no data.</summary>
internal static class DatasetCommands
{
    /// <summary>Makes the commands.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static IEnumerable<Command> Create(Func<ReadOptions, Question, Task<int>> run) => [List(run), Show(run)];

    private static Command List(Func<ReadOptions, Question, Task<int>> run)
    {
        var command = new Command("list", "List the data sets that a state folder's runs used, with their versions.");
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), DatasetQuestions.List()));
        return command;
    }

    private static Command Show(Func<ReadOptions, Question, Task<int>> run)
    {
        var name = new Argument<string>("NAME") { Description = "A registered data set, for example uci-har/train." };
        var version = Options.Whole("--version", "Which version; 0 is the latest.", 0, 0, int.MaxValue);
        var limit = Options.Whole("--limit", "Most runs that used it, the newest first.", 20, 1, 1000);
        var command = new Command("show", "Show a registered data set: source, schema, profile, and the runs that used it.") { name, version, limit };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), DatasetQuestions.Show(parsed.GetRequiredValue(name), parsed.GetValue(version), parsed.GetValue(limit))));
        return command;
    }
}

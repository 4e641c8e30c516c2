using System.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Datasets;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har data list</c>: unlike its siblings it asks a state folder, and reads no data.</summary>
internal static class DatasetListCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    internal static Command Create(Func<ReadOptions, Question, Task<int>> run)
    {
        var command = new Command("list", "List the data sets that a state folder's runs used, with their versions.");
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) => run(options.Read(parsed), DatasetQuestions.List()));
        return command;
    }
}

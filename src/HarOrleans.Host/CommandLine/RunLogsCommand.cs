using System.CommandLine;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.RunVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har run logs</c>.</summary>
internal static class RunLogsCommand
{
    private const int Most = 1_000_000;

    /// <summary>Makes the command.</summary>
    /// <param name="whichRun">How a run can be named.</param>
    /// <param name="open">Opens the state folder and asks; its result is the exit code.</param>
    /// <param name="follow">Opens the state folder and writes lines as they come; its result is the exit code.</param>
    internal static Command Create(
        string whichRun, Func<ReadOptions, Question, Access, Task<int>> open, Func<ReadOptions, Func<HarClient, Action<string>, CancellationToken, Task>, Task<int>> follow)
    {
        var one = new Argument<string>("RUN") { Description = $"A run: {whichRun}." };
        var live = new Option<bool>("--follow", "-f") { Description = "Go on with each new line, until the run has ended or Ctrl+C." };
        var tail = Options.Whole("--tail", "The last N lines; 0 for all that are kept.", 0, 0, Most);
        var level = Options.Choice("--level", "LEVEL", "Lines that matter at least so much: debug, info, warning or error.", "debug", ["debug", "info", "warning", "error"]);
        var command = new Command("logs", "Show the lines that a run logged, with times in UTC.") { one, live, tail, level };
        var options = ReadOptionsOf.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(live) && options.WantsDocument(parsed))
            {
                parsed.AddError("--json: a document cannot be followed. Leave out --follow, or --json.");
            }
        });
        command.SetAction((parsed, _) =>
        {
            var last = parsed.GetValue(tail);
            var asked = new RunLogOptions(parsed.GetRequiredValue(one), last == 0 ? null : last, Enum.Parse<RunLogLevel>(parsed.GetRequiredValue(level), ignoreCase: true));
            return parsed.GetValue(live) ? follow(options.Read(parsed), RunLogs.Follow(asked)) : open(options.Read(parsed), RunLogs.Show(asked), Access.Read);
        });
        return command;
    }
}

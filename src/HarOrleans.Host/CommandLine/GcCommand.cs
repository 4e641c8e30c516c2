using System.CommandLine;
using HarOrleans.Host.Collecting;
using HarOrleans.Host.Reading;
using HarOrleans.Host.StudyVerbs;

namespace HarOrleans.Host.CommandLine;

/// <summary>The command <c>har gc</c>.</summary>
internal static class GcCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="run">Opens the state folder and asks; its result is the exit code.</param>
    /// <param name="time">What ages count from.</param>
    internal static Command Create(Func<ReadOptions, Question, Access, Task<int>> run, TimeProvider time)
    {
        var older = Options.OptionalText("--older-than", "AGE", "Deleted at least so long ago, such as 30d, 1d12h or 90m. Default: however short.");
        var experiments = Ids("--experiment-ids", "Only these deleted experiments, with all their runs: ids, with commas between.");
        var runs = Ids("--run-ids", "Only these deleted runs: whole ids, with commas between.");
        var yes = new Option<bool>("--yes") { Description = "Do it. Without it, only what would be purged is said." };
        older.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<string?>() is { } text && !OlderThan.TryRead(text, out _))
            {
                parsed.AddError($"--older-than '{text}': this is no age. Give weeks, days, hours, minutes and seconds in this order, such as 30d, 1d12h or 90m.");
            }
        });
        var command = new Command("gc", "Take deleted runs and experiments away for ever, with their metric points, logs and artifacts. Twice is once.") { older, experiments, runs, yes };
        var options = ReadOptionsOf.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var age = parsed.GetValue(older) is { } text && OlderThan.TryRead(text, out var span) ? span : TimeSpan.Zero;
            var asked = new GcOptions(age, Split(parsed.GetValue(experiments)), Split(parsed.GetValue(runs)), parsed.GetValue(yes));
            return run(
                options.Read(parsed),
                (client, cancelled) => Refusals.AsBadInputAsync(() => GcAnswer.Of(asked, time)(client, cancelled)),
                asked.Confirmed ? Access.Write : Access.Read);
        });
        return command;
    }

    private static Option<string[]> Ids(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "IDS" };

        // Not all that is deleted, where a script's variable is empty.
        option.Validators.Add(parsed =>
        {
            if (!parsed.Implicit && Split(parsed.GetValueOrDefault<string[]?>()).Length == 0)
            {
                parsed.AddError($"{name} '': no id is named. Name some, or leave the option out for all that is deleted.");
            }
        });
        return option;
    }

    private static string[] Split(string[]? texts) =>
        [.. (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
}

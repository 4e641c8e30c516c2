using System.CommandLine;
using System.Text.Json;
using HarOrleans.Data.Understanding;
using HarOrleans.Host.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary><c>har data check</c>: everything that is wrong with the files, at once.</summary>
internal sealed class CheckVerb() : DataVerb("check", "Everything that is wrong with the files, with line and column. Exit code 2 where anything is.")
{
    private readonly Option<int> _most = CommandLine.Options.Whole("--most", "Problems of each file that are listed; all are counted.", 100, 1, 1_000_000);

    protected override IEnumerable<Option> Options => [_most];

    protected override DataAnswer Answer(DataCall call)
    {
        var files = FileReports.Of(call, call.Get(_most));
        var fine = files.All(x => x.Report.ProblemCount == 0);
        return new DataAnswer(
            json =>
            {
                json.WriteBoolean("ok", fine);
                foreach (var (name, report) in files)
                {
                    json.Object(name, () => Write(json, report));
                }
            },
            text =>
            {
                foreach (var (_, report) in files)
                {
                    Tell(text, report);
                }
            },
            fine ? ExitCodes.Done : ExitCodes.BadInput);
    }

    private static void Write(Utf8JsonWriter json, FileReport report)
    {
        json.WriteString("path", report.Path);
        json.WriteNumber("rows", report.Rows);
        json.WriteNumber("columns", report.Columns.Count);
        json.WriteNumber("count", report.ProblemCount);
        json.Objects("problems", report.Problems, x =>
        {
            if (x.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            else
            {
                json.WriteNull("line");
            }

            json.WriteString("column", x.Column);
            json.WriteString("value", x.Value);
            json.WriteString("message", x.Message);
        });
    }

    private static void Tell(DataText text, FileReport report)
    {
        text.Line($"{report.Path}: {report.Rows} rows, {report.Columns.Count} columns, {(report.ProblemCount == 0 ? "nothing wrong" : $"problems: {report.ProblemCount}")}");
        foreach (var x in report.Problems)
        {
            var place = string.Join(", ", new[] { x.Line is { } line ? $"line {line}" : null, x.Column is { } column ? $"column '{column}'" : null }.Where(part => part is not null));
            var value = string.IsNullOrEmpty(x.Value) ? string.Empty : $", value '{x.Value}'";
            text.Line(place.Length == 0 ? $"  {x.Message}" : $"  {place}{value}: {x.Message}");
        }

        if (report.Problems.Count < report.ProblemCount)
        {
            text.Line($"  {report.ProblemCount - report.Problems.Count} more; --most N lists more.");
        }
    }
}

using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading.Documents;
using HarOrleans.Host.Reading.Studies;

namespace HarOrleans.Host.Reading.Runs;

/// <summary>One run, with everything but its histories.</summary>
internal static class RunShowAnswer
{
    internal static Answer Of(RunDetail run)
    {
        var head = RunHead.Of(run);
        var metrics = new SortedDictionary<string, MetricDocument>(run.Metrics.ToDictionary(m => m.Key, MetricDocument.Of), StringComparer.Ordinal);
        return new Answer(
            Lines(run, head, metrics),
            new RunShowDocument(head, TextFormat.Sorted(run.Params), TextFormat.Sorted(run.Tags), metrics, EvaluationDocument.Of(run.Evaluation), [.. (run.Inputs ?? []).Select(InputDocument.Of)], run.Models ?? []));
    }

    private static IEnumerable<string> Lines(RunDetail run, RunHead head, SortedDictionary<string, MetricDocument> metrics) =>
    [
        .. Facts.Lines(
        [
            ("Run", head.Run),
            ("Name", head.Name),
            ("Trial", head.Trial is null ? null : head.Short()),
            ("Parent", head.ParentRunId),
            ("Deleted", run.Info.DeletedAt is { } deleted ? TextFormat.Moment(deleted) + " UTC" : null),
            ("Status", head.Reason is null ? head.Status : $"{head.Status}: {head.Reason}"),
            ("Made", TextFormat.Moment(head.Created) + " UTC"),
            ("Data", IsSimulated(run) ? StudyData.Simulated : null),
            ("Time", head.Seconds is { } seconds ? TextFormat.Duration(TimeSpan.FromSeconds(seconds)) : null),
        ]),
        .. Section("Params", Facts.Lines(TextFormat.Sorted(run.Params).Select(p => (p.Key, (string?)p.Value)), "  ")),
        .. Section("Tags", Facts.Lines(TextFormat.Sorted(run.Tags).Select(t => (t.Key, (string?)t.Value)), "  ")),
        .. Section("Inputs", Facts.Lines((run.Inputs ?? []).Select(input => (input.Context, (string?)$"{input.Dataset.Name}, digest {input.Dataset.Digest}")), "  ")),
        .. Section("Models", Facts.Lines((run.Models ?? []).Select(model => (model.Output ? "made" : "used", (string?)model.ModelId)), "  ")),
        .. Section("Metrics", metrics.Count == 0 ? [] : TextTable.Lines(["  metric", ">last", ">step", ">min", ">max", ">values"], metrics.Select(m => Row(m.Key, m.Value)))),
        .. run.Evaluation is null ? [] : EvaluationLines.Of(run.Evaluation).Prepend(""),
    ];

    private static bool IsSimulated(RunDetail run) => run.Inputs?.Any(input => input.Dataset.SourceType == HarData.SimulatedName) == true;

    private static IEnumerable<string> Section(string name, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : [name, .. all];
    }

    private static string[] Row(string key, MetricDocument metric) =>
    [
        "  " + key,
        TextFormat.Figure(metric.Last),
        metric.Step.ToString(CultureInfo.InvariantCulture),
        TextFormat.Figure(metric.Min),
        TextFormat.Figure(metric.Max),
        metric.Count.ToString(CultureInfo.InvariantCulture),
    ];
}

using System.Globalization;
using System.Text;
using HarOrleans.Charts;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>The files that a call to optimize leaves with its parent run: the metrics of its complete trials as a table, and a bar chart of each. Pure.</summary>
internal static class LoopFiles
{
    internal const string Table = "current_trials_metrics.csv";

    private const string Prefix = "val_";
    private const string Value = "value";

    /// <summary>Path and text of each file; none where the loop has no complete trial.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="trials">The complete trials of the loop by number.</param>
    internal static IReadOnlyList<(string Path, string Text)> Of(string study, IReadOnlyList<FrozenTrial> trials)
    {
        if (trials.Count == 0)
        {
            return [];
        }

        var metrics = Metrics(trials);
        string[] names = [.. trials.Select(x => FormattableString.Invariant($"Trial {x.Number}"))];
        BarSeries[] series = [.. metrics.Select(key => new BarSeries(Short(key), [.. trials.Select(x => Read(x, key))]))];
        return
        [
            (Table, Csv(names, series)),
            .. series.Select(x => ($"charts/{x.Name}.html", HtmlCharts.Bars(new($"{x.Name} of the trials of {study}", "trial", x.Name, names, [x])))),
            ("charts/comparison.html", HtmlCharts.Bars(new($"All metrics of the trials of {study}", "trial", Value, names, series))),
        ];
    }

    /// <summary>The numeric user attributes in the order in which trials set them; a study without any has its value.</summary>
    private static string[] Metrics(IReadOnlyList<FrozenTrial> trials)
    {
        string[] found = [.. trials.SelectMany(x => x.UserAttributes).Where(x => UserAttributes.Number(x.Value) is not null).Select(x => x.Key).Distinct().Where(IsFileName)];
        return found.Length > 0 ? found : [Value];
    }

    /// <summary>Anything else would not be a path of the run's own.</summary>
    private static bool IsFileName(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static double? Read(FrozenTrial trial, string metric) =>
        trial.UserAttributes.TryGetValue(metric, out var json) ? UserAttributes.Number(json) : metric == Value ? trial.Value : null;

    private static string Short(string metric) => metric.StartsWith(Prefix, StringComparison.Ordinal) && metric.Length > Prefix.Length ? metric[Prefix.Length..] : metric;

    private static string Csv(string[] names, BarSeries[] series)
    {
        var text = new StringBuilder("trial").AppendJoin("", series.Select(x => "," + x.Name)).Append('\n');
        for (var row = 0; row < names.Length; row++)
        {
            text.Append(names[row]).AppendJoin("", series.Select(x => "," + x.Values[row]?.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }
}

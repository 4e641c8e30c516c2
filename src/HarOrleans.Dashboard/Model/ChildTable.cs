using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>The trials of a parent run as a table: their metrics are the numeric user attributes, in the order in which trials set them.</summary>
internal static class ChildTable
{
    /// <summary>Most trials that the charts show: the latest.</summary>
    public const int MostBars = 60;

    /// <summary>The metrics' names.</summary>
    public static IReadOnlyList<string> Metrics(IEnumerable<FrozenTrial> trials) =>
        [.. trials.SelectMany(trial => trial.UserAttributes).Where(each => UserAttributes.Number(each.Value) is not null).Select(each => each.Key).Distinct()];

    /// <summary>A page of a parent run's trials in the order that the address asks for: by a metric where the key is no column of every table. By default the newest first.</summary>
    /// <param name="parentRunId">The parent run.</param>
    /// <param name="sort">As the address says it; see <see cref="SortOrder"/>.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Most trials of a page.</param>
    public static TrialQuery Page(string parentRunId, string? sort, int page, int size)
    {
        var query = TrialSearch.Page("", sort, page, size) with { ParentRunId = parentRunId };
        var order = SortOrder.Of(sort);
        return order.Key is "" or "number" or "state" or "value" or "duration" ? query : query with { OrderByAttribute = order.Key, Descending = order.IsDescending };
    }

    /// <summary>One chart a metric, and one of all: over these trials. A study without metrics has its value.</summary>
    /// <param name="complete">COMPLETE trials by number.</param>
    public static IReadOnlyList<(string Name, string Title, AnalysisFigure Figure)> Figures(IReadOnlyList<FrozenTrial> complete)
    {
        if (complete.Count == 0)
        {
            return [];
        }

        string[] numbers = [.. complete.Select(trial => Format.Whole(trial.Number))];
        AnalysisSeries[] series = [.. Metrics(complete).Select(name => new AnalysisSeries(Title(name), [.. complete.Select(trial => UserAttributes.Number(trial, name))]))];
        if (series.Length == 0)
        {
            series = [new("Value", [.. complete.Select(trial => trial.Value)])];
        }

        var single = series.Select(one => (one.Name, $"{one.Name} of each trial", new AnalysisFigure(AnalysisKinds.Bars, "trial", char.ToLowerInvariant(one.Name[0]) + one.Name[1..], numbers, [one])));
        return series.Length == 1
            ? [.. single]
            : [.. single, ("comparison", "All metrics of each trial", new AnalysisFigure(AnalysisKinds.Bars, "trial", "value", numbers, series))];
    }

    /// <summary><c>val_f1</c> is "Validation F1": the usual metrics' chart titles, with their part.</summary>
    private static string Title(string metric) => MetricGroup.Of(metric) is var group && group.Key == metric ? group.Title : $"{group.Curve} {group.Words}";
}

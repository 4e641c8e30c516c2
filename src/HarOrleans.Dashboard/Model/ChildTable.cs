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

    /// <summary>A trial's metric; null where it has none.</summary>
    public static double? Metric(FrozenTrial trial, string name) => trial.UserAttributes.TryGetValue(name, out var json) ? UserAttributes.Number(json) : null;

    /// <summary>The trials in the asked order; by default newest first.</summary>
    public static IEnumerable<FrozenTrial> Sort(IReadOnlyList<FrozenTrial> trials, SortOrder order) => order.Key switch
    {
        "" => trials.OrderByDescending(trial => trial.Number),
        "number" => order.Apply(trials, trial => trial.Number),
        "state" => order.Apply(trials, trial => trial.State),
        "value" => order.Apply(trials, trial => trial.Value),
        "duration" => order.Apply(trials, trial => trial.FinishedAt - trial.StartedAt),
        _ => order.Apply(trials, trial => Metric(trial, order.Key)),
    };

    /// <summary>One chart a metric, and one of all: over the complete trials by number. A study without metrics has its value.</summary>
    public static IReadOnlyList<(string Name, string Title, AnalysisFigure Figure)> Figures(IEnumerable<FrozenTrial> trials)
    {
        var complete = trials.Where(trial => trial.State == TrialState.Complete).OrderBy(trial => trial.Number).TakeLast(MostBars).ToArray();
        if (complete.Length == 0)
        {
            return [];
        }

        string[] numbers = [.. complete.Select(trial => Format.Whole(trial.Number))];
        AnalysisSeries[] series = [.. Metrics(complete).Select(name => new AnalysisSeries(Title(name), [.. complete.Select(trial => Metric(trial, name))]))];
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

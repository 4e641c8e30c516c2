using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>The one look at the test file that a parent run keeps: how its winner did on people who were kept apart.</summary>
/// <param name="Accuracy">Share of rows that were predicted right.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Trial">The winner's number.</param>
/// <param name="Subjects">Accuracy by subject, ascending by number.</param>
public sealed record TestScore(double Accuracy, double? Low, double? High, long Trial, IReadOnlyList<KeyValuePair<int, double>> Subjects)
{
    private const string Refit = "refit_";
    private const string AccuracyKey = "test_accuracy";
    private const string LowKey = "test_accuracy_low";
    private const string HighKey = "test_accuracy_high";
    private const string SubjectKey = "test_accuracy_subject_";

    /// <summary>Whether a metric is one subject's accuracy.</summary>
    public static bool IsOfSubject(string metric) => Plain(metric).StartsWith(SubjectKey, StringComparison.Ordinal);

    /// <summary>Whether a metric is part of a score: shown together, and not as a chart of one point each.</summary>
    public static bool IsPart(string metric) => Plain(metric) is LowKey or HighKey || IsOfSubject(metric);

    /// <summary>The score that a run keeps, of the trial that it was last taken of; null where it has none.</summary>
    /// <param name="run">A parent run.</param>
    /// <param name="refit">Whether of the winner's refit on all people of the training file.</param>
    public static TestScore? Of(RunDetail run, bool refit = false)
    {
        ArgumentNullException.ThrowIfNull(run);
        var own = run.Metrics.Where(metric => metric.Key.StartsWith(Refit, StringComparison.Ordinal) == refit).ToDictionary(metric => Plain(metric.Key), metric => metric.Last);
        if (!own.TryGetValue(AccuracyKey, out var accuracy))
        {
            return null;
        }

        var latest = own.Where(metric => metric.Value.Step == accuracy.Step).ToDictionary(metric => metric.Key, metric => metric.Value.Value);
        return new(accuracy.Value, Find(latest, LowKey), Find(latest, HighKey), accuracy.Step, [.. Of(latest).OrderBy(subject => subject.Key)]);
    }

    private static string Plain(string metric) => metric.StartsWith(Refit, StringComparison.Ordinal) ? metric[Refit.Length..] : metric;

    private static double? Find(Dictionary<string, double> metrics, string key) => metrics.TryGetValue(key, out var value) ? value : null;

    private static IEnumerable<KeyValuePair<int, double>> Of(Dictionary<string, double> metrics)
    {
        foreach (var (key, value) in metrics)
        {
            if (IsOfSubject(key) && int.TryParse(key.AsSpan(SubjectKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var subject))
            {
                yield return KeyValuePair.Create(subject, value);
            }
        }
    }
}

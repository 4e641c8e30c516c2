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
    private const string AccuracyKey = "test_accuracy";
    private const string LowKey = "test_accuracy_low";
    private const string HighKey = "test_accuracy_high";
    private const string SubjectKey = "test_accuracy_subject_";

    /// <summary>Whether a metric is one subject's accuracy.</summary>
    public static bool IsOfSubject(string metric) => metric.StartsWith(SubjectKey, StringComparison.Ordinal);

    /// <summary>Whether a metric is part of the score: shown together, and not as a chart of one point each.</summary>
    public static bool IsPart(string metric) => metric is LowKey or HighKey || IsOfSubject(metric);

    /// <summary>The score that a run keeps, of the trial that it was last taken of; null where it has none.</summary>
    public static TestScore? Of(RunDetail run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Metrics.FirstOrDefault(metric => metric.Key == AccuracyKey)?.Last is not { } accuracy)
        {
            return null;
        }

        var latest = run.Metrics.Where(metric => metric.Last.Step == accuracy.Step).ToDictionary(metric => metric.Key, metric => metric.Last.Value);
        return new(accuracy.Value, Find(latest, LowKey), Find(latest, HighKey), accuracy.Step, [.. Of(latest).OrderBy(subject => subject.Key)]);
    }

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

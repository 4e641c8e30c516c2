using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>A test's figures as metrics of the study's run, under names that begin alike; their step is the number of the trial that they are of.</summary>
/// <param name="prefix">What the names begin with.</param>
internal sealed class TestMetrics(string prefix)
{
    private string Accuracy => $"{prefix}accuracy";

    private string Loss => $"{prefix}loss";

    private string Low => $"{prefix}accuracy_low";

    private string High => $"{prefix}accuracy_high";

    private string Subject => $"{prefix}accuracy_subject_";

    /// <summary>The figures as points.</summary>
    /// <param name="winner">The trial.</param>
    /// <param name="result">Its test.</param>
    /// <param name="more">Further figures, by the ends of their names.</param>
    internal IReadOnlyList<MetricPoint> Points(FrozenTrial winner, TestResult result, params IEnumerable<(string Name, double Value)> more)
    {
        var (low, high) = result.Interval;
        var time = (winner.FinishedAt ?? winner.CreatedAt).ToUnixTimeMilliseconds();
        MetricPoint Point(string key, double value) => new(key, winner.Number + 1, winner.Number, value, time);
        return
        [
            .. more.Select(each => Point(prefix + each.Name, each.Value)),
            Point(Accuracy, result.Evaluation.Accuracy),
            Point(Loss, result.Evaluation.Loss),
            Point(Low, low),
            Point(High, high),
            .. result.Subjects.Select(x => Point(FormattableString.Invariant($"{Subject}{x.Subject}"), x.Accuracy)),
        ];
    }

    /// <summary>The figures of a trial that were kept; null where there are none.</summary>
    internal (double Accuracy, double Low, double High, IReadOnlyDictionary<int, double> Subjects, IReadOnlyDictionary<string, double> All)? Known(RunDetail run, FrozenTrial winner)
    {
        var metrics = run.Metrics.Where(x => x.Last.Step == winner.Number).ToDictionary(x => x.Key, x => x.Last.Value);
        return metrics.TryGetValue(Accuracy, out var accuracy)
            ? (
                accuracy,
                metrics[Low],
                metrics[High],
                metrics.Where(x => x.Key.StartsWith(Subject, StringComparison.Ordinal))
                    .ToDictionary(x => int.Parse(x.Key.AsSpan(Subject.Length), CultureInfo.InvariantCulture), x => x.Value),
                metrics)
            : null;
    }
}

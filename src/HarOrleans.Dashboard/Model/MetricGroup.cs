using System.Text.RegularExpressions;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Which chart a metric goes to, and as what: <c>val_loss</c> is the curve "Validation" of the chart "Loss".</summary>
/// <param name="Key">The chart: the metric's name without its part.</param>
/// <param name="Curve">The curve's name.</param>
internal sealed partial record MetricGroup(string Key, string Curve)
{
    private static readonly (string Prefix, string Curve)[] Parts =
    [
        ("train", "Training"), ("val", "Validation"), ("valid", "Validation"), ("validation", "Validation"), ("test", "Test"),
    ];

    private static readonly string[] Initials = ["auc", "cpu", "f1", "gpu", "roc"];

    private static readonly string[] First = ["loss", "accuracy", "precision", "recall", "f1"];

    /// <summary>The chart's title.</summary>
    public string Title => Words.Length == 0 ? Words : char.ToUpperInvariant(Words[0]) + Words[1..];

    /// <summary>The key in words: <c>f1</c> is F1, <c>cpu_utilization</c> CPU utilization.</summary>
    public string Words => string.Join(' ', Key.Split('_').Select(word => Array.Exists(Initials, each => each == word) ? word.ToUpperInvariant() : word));

    /// <summary>The chart's place: the usual five first.</summary>
    public (int, string) Order => (Array.FindIndex(First, IsOf) is var place and >= 0 ? place : First.Length, Key);

    /// <summary>Which values are better, where everybody knows.</summary>
    public bool? HigherIsBetter => Key switch
    {
        _ when Key.Contains("loss", StringComparison.OrdinalIgnoreCase) || Key.Contains("error", StringComparison.OrdinalIgnoreCase) => false,
        _ when Array.Exists(First, IsOf) => true,
        _ => null,
    };

    private bool IsOf(string usual) => Key.StartsWith(usual, StringComparison.Ordinal);

    public static MetricGroup Of(string metric)
    {
        if (SystemMetricKeys.Contains(metric))
        {
            return OfSystem(metric[SystemMetricKeys.Prefix.Length..]);
        }

        foreach (var (prefix, curve) in Parts)
        {
            if (metric.Length > prefix.Length + 1 && metric.StartsWith(prefix, StringComparison.Ordinal) && metric[prefix.Length] is '_' or '/' or '.')
            {
                return new(metric[(prefix.Length + 1)..], curve);
            }
        }

        return new(metric, metric);
    }

    /// <summary>The machine's figures: all GPUs in one chart.</summary>
    private static MetricGroup OfSystem(string name) => Gpu().Match(name) is { Success: true } gpu
        ? new($"gpu_{gpu.Groups["what"].Value}", $"GPU {gpu.Groups["number"].Value}")
        : new(name, "Machine");

    [GeneratedRegex("^gpu_(?<number>[0-9]+)_(?<what>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Gpu();
}

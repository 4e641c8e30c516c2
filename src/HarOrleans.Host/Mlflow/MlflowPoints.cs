using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Mlflow;

/// <summary>The lines of a metric's file: <c>time value step</c>, of old stores without the step; a model's also name the run, and the data set where there is one.</summary>
internal static class MlflowPoints
{
    private const int LongestLine = 4_096;

    /// <summary>A run's points, from first to last, counted from 0.</summary>
    /// <exception cref="FormatException">A line is no point; the message says which.</exception>
    internal static IEnumerable<MetricPoint> Read(string file, string key)
    {
        foreach (var (number, parts) in Lines(file, 2, 3))
        {
            yield return new(key, number, parts.Length > 2 ? Whole(parts[2], number, "step") : 0, Real(parts[1], number), Whole(parts[0], number, "time"));
        }
    }

    /// <summary>A model's values, from first to last.</summary>
    /// <exception cref="FormatException">A line is none; the message says which.</exception>
    internal static IEnumerable<ModelMetric> ReadOfModel(string file, string key)
    {
        foreach (var (number, parts) in Lines(file, 3, 6))
        {
            yield return new(
                key,
                Real(parts[1], number),
                Whole(parts[2], number, "step"),
                Whole(parts[0], number, "time"),
                parts.ElementAtOrDefault(3),
                parts.ElementAtOrDefault(4),
                parts.ElementAtOrDefault(5));
        }
    }

    private static IEnumerable<(long Number, string[] Parts)> Lines(string file, int least, int most)
    {
        var number = 0L;
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length == 0)
            {
                continue;
            }

            var parts = line.Length > LongestLine ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < least || parts.Length > most)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number + 1} has {parts.Length} words where {least} to {most} belong: '{line[..Math.Min(60, line.Length)]}'"));
            }

            yield return (number++, parts);
        }
    }

    private static long Whole(string text, long number, string what) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number + 1}: {what} = '{text}' is no whole number"));

    private static double Real(string text, long number) => text.ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number + 1}: value = '{text}' is no number")),
    };
}

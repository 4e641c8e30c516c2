using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Output;

/// <summary>How figures and names are written for people. The decimal separator is a point everywhere.</summary>
internal static class TextFormat
{
    /// <summary>A state of a trial or a run as users know it: WAITING, RUNNING, COMPLETE, PRUNED, FAIL.</summary>
    internal static string State<T>(T state)
        where T : struct, Enum => state.ToString().ToUpperInvariant();

    /// <summary>A phase, direction or status in lower case.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A moment in UTC to the second: <c>2026-01-02 03:04:05</c>.</summary>
    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Settings by name.</summary>
    internal static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> settings) =>
        new(settings.ToDictionary(), StringComparer.Ordinal);

    /// <summary>A value of an objective with four decimals; NaN and the infinities by name.</summary>
    internal static string Value(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A metric with six significant digits; NaN and the infinities by name.</summary>
    internal static string Figure(double value) => value.ToString("g6", CultureInfo.InvariantCulture);

    /// <summary>A parameter: doubles with four significant digits and always with a point or an exponent, everything else whole.</summary>
    internal static string Param(ParamValue value)
    {
        var text = value.Kind == ParamKind.Float ? value.AsDouble().ToString("g4", CultureInfo.InvariantCulture) : value.ToString();
        return value.Kind == ParamKind.Float && text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    /// <summary>A parameter in full, as in JSON: <c>1.0</c>, <c>1</c>, <c>true</c>, <c>null</c> and <c>"1"</c> stay apart.</summary>
    internal static string WholeParam(ParamValue value) => JsonText.Line(value);

    /// <summary>A number of bytes: <c>812 MiB</c>, <c>12.3 GiB</c>.</summary>
    internal static string Size(long bytes) => bytes < 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");

    /// <summary>A file's size: <c>812 B</c>, <c>12.3 KiB</c>, <c>1.4 MiB</c>, <c>12.3 GiB</c>.</summary>
    internal static string FileSize(long bytes) => bytes switch
    {
        < 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 10):0.0} KiB"),
        < 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB"),
        _ => Size(bytes),
    };

    /// <summary>A time in at most two units: <c>0.4 s</c>, <c>14 s</c>, <c>3 min 20 s</c>, <c>1 h 5 min</c>. Not exact: for people.</summary>
    internal static string Duration(TimeSpan time)
    {
        var exact = Math.Max(0, time.TotalSeconds);
        var seconds = (long)Math.Round(exact, MidpointRounding.AwayFromZero);
        return seconds switch
        {
            < 10 => exact.ToString("0.0 's'", CultureInfo.InvariantCulture),
            < 60 => $"{seconds} s",
            < 600 => seconds % 60 == 0 ? $"{seconds / 60} min" : $"{seconds / 60} min {seconds % 60} s",
            < 3600 => $"{(seconds + 30) / 60} min",
            _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
        };
    }

    /// <summary>Seconds from a trial's first start to its end, or null where it has not finished.</summary>
    internal static double? Seconds(FrozenTrial trial) =>
        trial is { StartedAt: { } start, FinishedAt: { } end } ? Math.Max(0, (end - start).TotalSeconds) : null;

    /// <summary>A trial's parameters in the order of its space; those the space does not name come last, by name.</summary>
    internal static IEnumerable<KeyValuePair<string, ParamValue>> Params(FrozenTrial trial, IReadOnlyList<string> order) =>
        order.Where(trial.Params.ContainsKey).Select(name => KeyValuePair.Create(name, trial.Params[name]))
            .Concat(trial.Params.Where(p => !order.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal));
}

using System.Globalization;

namespace HarOrleans.Dashboard;

/// <summary>Numbers and times as people read them, the same in every culture. What is missing is a dash, never a zero.</summary>
internal static class Format
{
    public const string Missing = "–";

    /// <summary>Four digits that say something: 0.9454, 12.31, 1.2e-05, 1234.</summary>
    public static string Number(double? value) => value switch
    {
        null => Missing,
        { } number when !double.IsFinite(number) => double.IsNaN(number) ? "not a number" : number > 0 ? "+infinity" : "-infinity",
        0 => "0",
        { } number when Math.Abs(number) is < 1e-4 or >= 1e7 => number.ToString("0.###e+0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 1000 => number.ToString("0.#", CultureInfo.InvariantCulture),
        { } number => number.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>A difference, with its sign: +0.0092.</summary>
    public static string Signed(double? value) => value is > 0 ? $"+{Number(value)}" : Number(value);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Percent(double value) => value.ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A size: 812 B, 1.2 kB, 34.5 MB.</summary>
    public static string Bytes(long size) => size switch
    {
        < 1000 => Whole(size) + " B",
        < 1_000_000 => (size / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " kB",
        < 1_000_000_000 => (size / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        _ => (size / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + " GB",
    };

    public static string Duration(TimeSpan? time) => time switch
    {
        null => Missing,
        { TotalSeconds: < 0 } => Missing,
        { TotalSeconds: < 10 } t => t.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        { TotalSeconds: < 60 } t => Whole((long)t.TotalSeconds) + " s",
        { TotalMinutes: < 60 } t => t.Seconds == 0 ? $"{Whole((long)t.TotalMinutes)} min" : $"{Whole((long)t.TotalMinutes)} min {Whole(t.Seconds)} s",
        { TotalHours: < 48 } t => $"{Whole((long)t.TotalHours)} h {Whole(t.Minutes)} min",
        { } t => $"{Whole((long)t.TotalDays)} d {Whole(t.Hours)} h",
    };

    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalSeconds: < 60 } t => $"{Whole((long)t.TotalSeconds)} s ago",
        { TotalMinutes: < 60 } t => $"{Whole((long)t.TotalMinutes)} min ago",
        { TotalHours: < 48 } t => $"{Whole((long)t.TotalHours)} h ago",
        { } t => $"{Whole((long)t.TotalDays)} d ago",
    };

    public static string Moment(DateTimeOffset? then) =>
        then is { } moment ? moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : Missing;

    /// <summary>The start of a digest, enough for people.</summary>
    public static string ShortDigest(string digest) => digest.Length <= 12 ? digest : digest[..12];

    /// <summary>The start of a run id, enough for people.</summary>
    public static string ShortId(string runId) => runId.Length <= 8 ? runId : runId[..8];
}

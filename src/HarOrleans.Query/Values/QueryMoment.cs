using System.Globalization;

namespace HarOrleans.Query;

/// <summary>A point in time.</summary>
/// <param name="Value">The moment; two are equal when they are the same instant, whatever their offsets.</param>
public sealed record QueryMoment(DateTimeOffset Value) : QueryValue
{
    private static readonly string[] Formats =
    [
        .. new[] { "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF" }.SelectMany(format => new[] { format, $"{format}K" }),
    ];

    /// <summary>In UTC: <c>2026-03-01</c> at midnight, otherwise <c>2026-03-01T12:30:00Z</c>, with decimals of the second where there are any.</summary>
    public override string Text => Value.UtcDateTime is var utc && utc.TimeOfDay == TimeSpan.Zero
        ? utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>Whether a number can be milliseconds since 1970: within the years 1 to 9999.</summary>
    public static bool IsMilliseconds(double number) => number is >= -62_135_596_800_000 and < 253_402_300_800_000;

    /// <summary>An ISO date with or without a time; UTC where no offset is given. Null where it is none, or out of range.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
}

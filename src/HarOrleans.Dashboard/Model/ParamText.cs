using System.Globalization;

namespace HarOrleans.Dashboard;

/// <summary>Parameters, which are stored as text, as people read them.</summary>
internal static class ParamText
{
    private const int Long = 8;
    private const int DigestLength = 64;
    private const int DigestShown = 12;

    /// <summary>A number of many digits to four of them, the start of a digest; anything else as it is.</summary>
    public static string Short(string value) => value switch
    {
        { Length: DigestLength } when value.All(char.IsAsciiHexDigit) => $"{value[..DigestShown]}…",
        { Length: > Long } when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && value.Any(c => c is '.' or 'e' or 'E') => Format.Number(number),
        _ => value,
    };
}

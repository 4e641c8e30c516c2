using System.Globalization;
using System.Text.RegularExpressions;

namespace HarOrleans.Host.Collecting;

/// <summary>How long something lies back, as MLflow writes it: <c>30d</c>, <c>1d12h</c>, <c>90m</c>.</summary>
internal static partial class OlderThan
{
    /// <summary>Reads one.</summary>
    internal static bool TryRead(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (Pattern().Match(text) is not { Success: true, Length: > 0 } match)
        {
            return false;
        }

        span = new TimeSpan(Part("w") * 7 + Part("d"), Part("h"), Part("m"), Part("s"));
        return true;

        int Part(string name) => match.Groups[name] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("^(?:(?<w>[0-9]{1,5})w)?(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,6})m)?(?:(?<s>[0-9]{1,6})s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Globalization;
using System.Text.Encodings.Web;

namespace HarOrleans.Charts.Pages;

/// <summary>How figures and texts stand in a document.</summary>
internal static class Words
{
    /// <summary>What stands for a value that is not there.</summary>
    internal const string Missing = "–";

    /// <summary>Text that no browser takes for markup. Characters of other scripts stay as they are.</summary>
    internal static string Escape(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A figure in the shortest form that reads back to the same number; a dash where there is none.</summary>
    internal static string Exact(double? value) => IsThere(value) ? value!.Value.ToString("R", CultureInfo.InvariantCulture) : Missing;

    /// <summary>A figure with four significant digits, for sentences.</summary>
    internal static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 category</c>, <c>3 categories</c>.</summary>
    internal static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    /// <summary>Whether there is something to draw.</summary>
    internal static bool IsThere(double? value) => value is { } number && double.IsFinite(number);
}

using System.Globalization;

namespace HarOrleans.Query;

/// <summary>A number; NaN equals NaN here, so that <c>metrics.loss = nan</c> finds it.</summary>
/// <param name="Value">Any double, also infinite or NaN.</param>
public sealed record QueryNumber(double Value) : QueryValue
{
    /// <summary>The shortest text that reads back as the same number: <c>0.001</c>, <c>1E-05</c>, <c>inf</c>, <c>-inf</c>, <c>nan</c>.</summary>
    public override string Text => Value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ => Value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>A text as a number, as a comparison with one reads it; null where it is none.</summary>
    public static double? Read(ReadOnlySpan<char> text)
    {
        var unsigned = text.TrimStart("+-");
        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return text.Length == 3 ? double.NaN : null;
        }

        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return text.Length - unsigned.Length > 1 ? null : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return unsigned is [(>= '0' and <= '9') or '.', ..] && double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

using System.Globalization;

namespace HarOrleans.Data.Reading;

/// <summary>
/// Decimal text to the nearest double. Up to 15 or so digits take the short way: a mantissa below 2^53 times or over a power of ten up to
/// 10^22 is two exact numbers and one rounding. All else goes to the framework's parser, so the result is the same either way.
/// </summary>
internal static class Utf8Number
{
    private const ulong LargestExact = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a whole field; false for anything that is not one finite decimal number. Spaces around it are allowed.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (TryParsePlain(text, out value))
        {
            return true;
        }

        text = text.Trim(" \t"u8);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool TryParsePlain(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        ulong mantissa = 0;
        var digits = 0;
        var decimals = -1;
        for (var at = negative ? 1 : 0; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (text[at] == (byte)'.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                return false;
            }
        }

        // At most 19 digits, so that the mantissa cannot have overflowed.
        if (digits is 0 or > 19 || mantissa > LargestExact)
        {
            return false;
        }

        value = decimals > 0 ? mantissa / PowersOfTen[decimals] : mantissa;
        value = negative ? -value : value;
        return true;
    }
}

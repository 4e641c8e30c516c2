using System.Globalization;
using System.Numerics;

namespace HarOrleans.Training;

/// <summary>Numbers as Python prints them.</summary>
internal static class PythonFormat
{
    /// <summary>
    /// Python's <c>f"{value:.{digits}f}"</c> of a finite number that is not negative: the exact binary value rounded, and an exact tie to the even digit (0.03125 with 4
    /// digits is 0.0312). .NET's own formatting rounds such ties up.
    /// </summary>
    public static string Fixed(double value, int digits)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A score is a finite number of at least 0.");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52);
        var mantissa = new BigInteger(exponent == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000);
        var shift = Math.Max(exponent, 1) - 1075;
        var scaled = mantissa * BigInteger.Pow(10, digits);
        var rounded = shift >= 0 ? scaled << shift : HalfEven(scaled, BigInteger.One << -shift);

        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return digits == 0 ? text : $"{text[..^digits]}.{text[^digits..]}";
    }

    private static BigInteger HalfEven(BigInteger number, BigInteger by)
    {
        var quotient = BigInteger.DivRem(number, by, out var rest);
        var half = (rest * 2).CompareTo(by);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}

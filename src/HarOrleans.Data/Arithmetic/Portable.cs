namespace HarOrleans.Data.Arithmetic;

/// <summary>
/// Functions whose results are the same bits on every machine and in every version, within a few units of the last place of the true value. The framework's
/// come from the system's mathematical library and differ in their last bits; these use only what IEEE 754 rounds exactly: + - * / and floor.
/// </summary>
internal static class Portable
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>The arc tangents of 0/8, 1/8 … 8/8.</summary>
    private static readonly double[] ArcTangents =
    [
        0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624, 0.6435011087932844, 0.7188299996216245,
        0.7853981633974483,
    ];

    /// <summary>Sine and cosine of an angle in turns (1 turn = 360 degrees). Exact at quarters of a turn.</summary>
    internal static (double Sine, double Cosine) SineCosine(double turns)
    {
        var quarters = Math.Floor((4 * turns) + 0.5);
        var angle = (turns - (quarters / 4)) * (2 * Math.PI);
        var square = angle * angle;
        var (sine, cosine) = (SineNearZero(angle, square), CosineNearZero(square));
        return ((int)(quarters - (4 * Math.Floor(quarters / 4)))) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    /// <summary>The angle of a point seen from the origin, in radians, -pi to pi; 0 for the origin itself.</summary>
    internal static double Atan2(double y, double x)
    {
        var (height, width) = (Math.Abs(y), Math.Abs(x));
        if (height == 0 && width == 0)
        {
            return 0;
        }

        var angle = height <= width ? ArcTangent(height / width) : (Math.PI / 2) - ArcTangent(width / height);
        angle = x < 0 ? Math.PI - angle : angle;
        return y < 0 ? -angle : angle;
    }

    /// <summary>The binary logarithm of a number of at least 1; exact for powers of two.</summary>
    internal static double Log2(double number)
    {
        var exponent = 0;
        for (; number >= 2; number /= 2)
        {
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), and the fraction is at most 1/3.
        var fraction = (number - 1) / (number + 1);
        var (square, sum) = (fraction * fraction, 0.0);
        for (var power = 35; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return exponent + (2 * fraction * sum / Ln2);
    }

    /// <summary>Taylor's series up to the 17th power: enough for angles of at most pi / 4.</summary>
    private static double SineNearZero(double angle, double square)
    {
        var sum = 1.0;
        for (var power = 17; power >= 3; power -= 2)
        {
            sum = 1 - (sum * square / (power * (power - 1)));
        }

        return angle * sum;
    }

    private static double CosineNearZero(double square)
    {
        var sum = 1.0;
        for (var power = 18; power >= 2; power -= 2)
        {
            sum = 1 - (sum * square / (power * (power - 1)));
        }

        return sum;
    }

    /// <summary>For 0 to 1: the nearest eighth from the table, and a series for the rest, which is at most 1/16.</summary>
    private static double ArcTangent(double tangent)
    {
        var eighths = (int)Math.Floor((8 * tangent) + 0.5);
        var nearest = eighths / 8.0;
        var rest = (tangent - nearest) / (1 + (tangent * nearest));
        var (square, sum) = (rest * rest, 0.0);
        for (var power = 15; power >= 1; power -= 2)
        {
            sum = (1.0 / power) - (sum * square);
        }

        return ArcTangents[eighths] + (rest * sum);
    }
}

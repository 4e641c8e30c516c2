namespace HarOrleans.Data.Filters;

/// <summary>
/// Butterworth's low-pass of order 3, 1 / ((s + 1)(s² + s + 1)), made digital by the bilinear transform, forwards only: a value depends on those before it. Begins as if
/// the first value had stood there for ever, so a constant signal passes unchanged from the start.
/// </summary>
internal sealed class LowPass
{
    private readonly Section _first;
    private readonly Section _second;

    /// <param name="tangent">tan(pi * corner / rate): the corner frequency, bent as the bilinear transform bends it.</param>
    private LowPass(double tangent)
    {
        var square = tangent * tangent;
        _first = new Section(tangent, tangent, 0, 1 + tangent, tangent - 1, 0);
        _second = new Section(square, 2 * square, square, 1 + tangent + square, 2 * (square - 1), 1 - tangent + square);
    }

    /// <summary>20 Hz at 50 Hz: takes out noise. The tangent is written out, because libraries differ in its last bit.</summary>
    internal static LowPass Noise { get; } = new(3.077683537175253);

    /// <summary>0.3 Hz at 50 Hz: leaves gravity.</summary>
    internal static LowPass Gravity { get; } = new(0.018851788690786585);

    /// <summary>b0 to b3 of (b0 + b1/z + b2/z² + b3/z³) / (a0 + a1/z + a2/z² + a3/z³).</summary>
    internal double[] Feed => Product(_first.Feed, _second.Feed);

    /// <summary>a0 to a3.</summary>
    internal double[] Back => Product(_first.Back, _second.Back);

    internal double[] Of(ReadOnlySpan<double> values)
    {
        var filtered = values.ToArray();
        _first.Run(filtered);
        _second.Run(filtered);
        return filtered;
    }

    /// <summary>The product of two polynomials, of degree 1 and 2.</summary>
    private static double[] Product(double[] line, double[] square) =>
    [
        line[0] * square[0],
        (line[0] * square[1]) + (line[1] * square[0]),
        (line[0] * square[2]) + (line[1] * square[1]),
        line[1] * square[2],
    ];

    /// <summary>(b0 + b1/z + b2/z²) / (a0 + a1/z + a2/z²), which lets a constant pass unchanged.</summary>
    private sealed class Section(double b0, double b1, double b2, double a0, double a1, double a2)
    {
        private readonly (double B0, double B1, double B2, double A1, double A2) _by = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

        internal double[] Feed => [_by.B0, _by.B1, _by.B2];

        internal double[] Back => [1, _by.A1, _by.A2];

        internal void Run(Span<double> values)
        {
            if (values.IsEmpty)
            {
                return;
            }

            var secondState = (_by.B2 - _by.A2) * values[0];
            var firstState = ((_by.B1 - _by.A1) * values[0]) + secondState;
            for (var at = 0; at < values.Length; at++)
            {
                var value = values[at];
                var filtered = (_by.B0 * value) + firstState;
                firstState = (_by.B1 * value) - (_by.A1 * filtered) + secondState;
                secondState = (_by.B2 * value) - (_by.A2 * filtered);
                values[at] = filtered;
            }
        }
    }
}

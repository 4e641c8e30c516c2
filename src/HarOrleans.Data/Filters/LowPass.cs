namespace HarOrleans.Data.Filters;

/// <summary>
/// Butterworth's low-pass, 1 / ((s + 1)(s² + s + 1)) at order 3, made digital by the bilinear transform, forwards only: a value depends on those before it. Begins as if
/// the first value had stood there for ever, so a constant signal passes unchanged from the start. Tangents and cosines are written out, because libraries differ in the last bit.
/// </summary>
internal sealed class LowPass
{
    /// <summary>tan(pi * 20 / 50).</summary>
    private const double NoiseTangent = 3.077683537175253;

    private readonly Section[] _sections;

    private LowPass(params Section[] sections) => _sections = sections;

    /// <summary>20 Hz at 50 Hz, order 3: takes out noise.</summary>
    internal static LowPass Noise { get; } = Third(NoiseTangent);

    /// <summary>0.3 Hz at 50 Hz, order 3: leaves gravity.</summary>
    internal static LowPass Gravity { get; } = Third(0.018851788690786585);

    /// <summary>20 Hz at 50 Hz, order 10: what the published windows were filtered with. Each factor is s² + 2 cos((2k + 1) pi / 20) s + 1.</summary>
    internal static LowPass PublishedNoise { get; } = new(
        Square(NoiseTangent, 1.9753766811902755),
        Square(NoiseTangent, 1.7820130483767358),
        Square(NoiseTangent, 1.4142135623730951),
        Square(NoiseTangent, 0.9079809994790936),
        Square(NoiseTangent, 0.31286893008046174));

    /// <summary>b0, b1, … of (b0 + b1/z + b2/z² + …) / (a0 + a1/z + a2/z² + …).</summary>
    internal double[] Feed => _sections.Select(section => section.Feed).Aggregate(Product);

    /// <summary>a0, a1, …; a0 is 1.</summary>
    internal double[] Back => _sections.Select(section => section.Back).Aggregate(Product);

    internal double[] Of(ReadOnlySpan<double> values)
    {
        var filtered = values.ToArray();
        foreach (var section in _sections)
        {
            section.Run(filtered);
        }

        return filtered;
    }

    /// <param name="tangent">tan(pi * corner / rate): the corner frequency, bent as the bilinear transform bends it.</param>
    private static LowPass Third(double tangent) => new(new Section(tangent, tangent, 0, 1 + tangent, tangent - 1, 0), Square(tangent, 1));

    private static Section Square(double tangent, double damping)
    {
        var (square, damped) = (tangent * tangent, damping * tangent);
        return new Section(square, 2 * square, square, 1 + damped + square, 2 * (square - 1), 1 - damped + square);
    }

    /// <summary>The product of two polynomials.</summary>
    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (var power = 0; power < product.Length; power++)
        {
            for (var at = Math.Max(0, power - b.Length + 1); at <= Math.Min(power, a.Length - 1); at++)
            {
                product[power] += a[at] * b[power - at];
            }
        }

        return product;
    }

    /// <summary>(b0 + b1/z + b2/z²) / (a0 + a1/z + a2/z²), which lets a constant pass unchanged.</summary>
    private sealed class Section(double b0, double b1, double b2, double a0, double a1, double a2)
    {
        private readonly (double B0, double B1, double B2, double A1, double A2) _by = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

        /// <summary>Without the zero that a factor of order 1 ends with.</summary>
        internal double[] Feed => b2 == 0 ? [_by.B0, _by.B1] : [_by.B0, _by.B1, _by.B2];

        internal double[] Back => b2 == 0 ? [1, _by.A1] : [1, _by.A1, _by.A2];

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

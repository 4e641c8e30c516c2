namespace HarOrleans.Data.Simulation;

/// <summary>
/// How one feature sees the hidden quantities: mostly one of them, chosen by its name, a little of all the others, and noise of its own; then
/// bent into (-1, 1) by x / (1 + |x|). The weights are the sensor's, so they are the same for every seed.
/// </summary>
internal sealed class FeatureLens
{
    private const double Noise = 0.45;
    private readonly double[] _weights;
    private readonly double _offset;

    private FeatureLens(double[] weights, double offset)
    {
        _weights = weights;
        _offset = offset;
    }

    internal static FeatureLens Of(string name, SplitMix64 chance)
    {
        var weights = new double[Motion.Count];
        for (var quantity = 0; quantity < weights.Length; quantity++)
        {
            weights[quantity] = 0.05 * chance.Normal();
        }

        var strength = 0.35 + (0.3 * chance.Uniform());
        var (main, sign, offset) = Role(name);
        weights[main] += sign * strength;
        return new FeatureLens(weights, offset + (0.2 * chance.Normal()));
    }

    /// <summary>The feature's value, in steps of 1e-7 as the published data has them.</summary>
    internal double See(ReadOnlySpan<double> motion, SplitMix64 chance)
    {
        var sum = _offset + (Noise * chance.Normal());
        for (var quantity = 0; quantity < _weights.Length; quantity++)
        {
            sum += _weights[quantity] * motion[quantity];
        }

        // Adding zero turns -0 into 0, which reads back as written.
        return (Math.Round(sum / (1 + Math.Abs(sum)) * 1e7) / 1e7) + 0.0;
    }

    private static (int Main, int Sign, double Offset) Role(string name)
    {
        if (name.StartsWith("angle(", StringComparison.Ordinal) || name.StartsWith("tGravityAcc-", StringComparison.Ordinal))
        {
            return Has(name, "-Y", "angle(Y") ? (Motion.TiltSide, 1, 0) : Has(name, "-Z", "angle(Z") ? (Motion.TiltFront, 1, 0)
                : Has(name, "angle(t", "std()", "iqr()") ? (Motion.Sway, 1, 0) : (Motion.Upright, 1, -0.3);
        }

        if (Has(name, "arCoeff", "meanFreq", "maxInds"))
        {
            return (Motion.StepRate, 1, 0);
        }

        if (Has(name, "correlation", "skewness", "kurtosis"))
        {
            return (Motion.Impact, 1, -0.2);
        }

        var sign = name.Contains("min()", StringComparison.Ordinal) ? -1 : 1;
        return Has(name, "Gyro") ? (Motion.Rotation, sign, -0.5 * sign)
            : Has(name, "Jerk") && Has(name, "-Z", "max()") ? (Motion.Impact, sign, -0.5 * sign)
            : name.StartsWith("tBodyAcc-mean()", StringComparison.Ordinal) ? (Motion.Sway, 1, 0)
            : (Motion.Energy, sign, -0.6 * sign);
    }

    private static bool Has(string name, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

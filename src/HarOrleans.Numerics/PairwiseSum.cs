namespace HarOrleans.Numerics;

/// <summary>A sum whose error grows with the logarithm of the count only; added in numpy's order, so that it is numpy's to the last bit.</summary>
public static class PairwiseSum
{
    private const int Lanes = 8;
    private const int Block = 128;

    /// <summary>The sum.</summary>
    /// <param name="values">What is added; the sum of none is 0.</param>
    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.Length > Block)
        {
            var half = values.Length / 2 / Lanes * Lanes;
            return Of(values[..half]) + Of(values[half..]);
        }

        var (sum, next) = (0.0, 0);
        if (values.Length >= Lanes)
        {
            Span<double> lanes = stackalloc double[Lanes];
            values[..Lanes].CopyTo(lanes);
            for (next = Lanes; next <= values.Length - Lanes; next += Lanes)
            {
                for (var lane = 0; lane < Lanes; lane++)
                {
                    lanes[lane] += values[next + lane];
                }
            }

            sum = (lanes[0] + lanes[1] + (lanes[2] + lanes[3])) + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
        }

        for (; next < values.Length; next++)
        {
            sum += values[next];
        }

        return sum;
    }
}

using System.Runtime.Intrinsics;

namespace HarOrleans.Numerics;

/// <summary>A sum whose error grows with the logarithm of the count only; added in numpy's order, so that it is numpy's to the last bit.</summary>
public static class PairwiseSum
{
    private const int Lanes = 8;
    private const int Half = Lanes / 2;
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
            var (low, high) = (Vector256.Create(values), Vector256.Create(values[Half..]));
            for (next = Lanes; next <= values.Length - Lanes; next += Lanes)
            {
                low += Vector256.Create(values[next..]);
                high += Vector256.Create(values[(next + Half)..]);
            }

            sum = (low[0] + low[1] + (low[2] + low[3])) + (high[0] + high[1] + (high[2] + high[3]));
        }

        for (; next < values.Length; next++)
        {
            sum += values[next];
        }

        return sum;
    }
}

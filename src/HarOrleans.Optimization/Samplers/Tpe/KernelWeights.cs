using System.Numerics;

namespace HarOrleans.Optimization;

/// <summary>How much each kernel of a mixture counts.</summary>
internal static class KernelWeights
{
    /// <summary>The latest this many trials count in full; older ones fade.</summary>
    private const int FullWeight = 25;

    /// <summary>One for each trial, the older ones on a ramp from 1/n up to 1, and one for the prior; together 1.</summary>
    internal static void Fill(Span<double> weights, bool fades)
    {
        var trials = weights.Length - 1;
        var faded = fades ? Math.Max(0, trials - FullWeight) : 0;
        var step = faded > 1 ? (1 - (1.0 / trials)) / (faded - 1) : 0;
        var kernel = 0;
        for (; kernel <= faded - Vector<double>.Count; kernel += Vector<double>.Count)
        {
            (new Vector<double>(1.0 / trials) + (Vector.CreateSequence<double>(kernel, 1) * step)).CopyTo(weights[kernel..]);
        }

        for (; kernel < faded; kernel++)
        {
            weights[kernel] = (1.0 / trials) + (kernel * step);
        }

        weights[faded..].Fill(1);
        var sum = PairwiseSum.Of(weights);
        for (kernel = 0; kernel <= weights.Length - Vector<double>.Count; kernel += Vector<double>.Count)
        {
            (new Vector<double>(weights[kernel..]) / new Vector<double>(sum)).CopyTo(weights[kernel..]);
        }

        for (; kernel < weights.Length; kernel++)
        {
            weights[kernel] /= sum;
        }
    }
}

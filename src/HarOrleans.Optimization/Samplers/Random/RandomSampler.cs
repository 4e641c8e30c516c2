using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Draws every parameter on its own, uniform in its distribution's own scale (in the logarithm where it says so).</summary>
internal sealed class RandomSampler : ISampler
{
    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        var random = new SeededRandom(TrialSeeds.ForSampling(context.Seed, context.Number));
        var values = new Dictionary<string, ParamValue>(context.Space.Count, StringComparer.Ordinal);
        foreach (var parameter in context.Space)
        {
            values[parameter.Name] = Draw(parameter.Distribution, random);
        }

        return values;
    }

    internal static ParamValue Draw(Distribution distribution, SeededRandom random) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices[(int)random.NextBelow((ulong)choices.Choices.Count)],
        IntDistribution { Log: false } grid => ParamValue.Of(Distributions.GridValue(grid, DrawIndex(grid, random))),
        FloatDistribution { Step: { } step } grid => ParamValue.Of(Distributions.GridValue(grid, random.NextBelow(Distributions.LastIndex(grid, step) + 1))),
        _ => DrawContinuous(distribution, random),
    };

    private static UInt128 DrawIndex(IntDistribution grid, SeededRandom random)
    {
        var last = Distributions.LastIndex(grid);
        return last >= ulong.MaxValue ? random.NextUInt64() : random.NextBelow((ulong)last + 1);
    }

    private static ParamValue DrawContinuous(Distribution distribution, SeededRandom random)
    {
        var axis = NumericAxis.Of(distribution);
        return axis.FromInternal(axis.Low + (random.NextDouble() * (axis.High - axis.Low)));
    }
}

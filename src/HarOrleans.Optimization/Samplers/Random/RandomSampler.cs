using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Draws every parameter on its own, uniform in its distribution's own scale (in the logarithm where it says so).</summary>
internal sealed class RandomSampler : INamedSampler
{
    public static string Name => RandomSamplerConstants.Name;

    public static ISampler Create(PluginArguments arguments)
    {
        RandomSamplerArguments.Read(arguments);
        return new RandomSampler();
    }

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context) =>
        Sample(context.Space, new NumpyRandom(TrialSeeds.ForSampling(context.Seed, context.Number)));

    /// <summary>Draws in the order of the space; what has a single value draws nothing.</summary>
    internal static Dictionary<string, ParamValue> Sample(IReadOnlyList<SearchParameter> space, NumpyRandom random)
    {
        var values = new Dictionary<string, ParamValue>(space.Count, StringComparer.Ordinal);
        foreach (var parameter in space)
        {
            values[parameter.Name] = Distributions.IsSingle(parameter.Distribution)
                ? Distributions.Single(parameter.Distribution)
                : Draw(parameter.Distribution, random);
        }

        return values;
    }

    /// <summary>One value. A choice is the largest of one draw for each, as Optuna's; so that the numbers are its numbers.</summary>
    internal static ParamValue Draw(Distribution distribution, NumpyRandom random)
    {
        if (distribution is not CategoricalDistribution choices)
        {
            var axis = NumericAxis.Of(distribution);
            return axis.FromInternal(axis.Low + (random.NextDouble() * (axis.High - axis.Low)));
        }

        var (best, largest) = (0, -1.0);
        for (var index = 0; index < choices.Choices.Count; index++)
        {
            var draw = random.NextDouble();
            (best, largest) = draw > largest ? (index, draw) : (best, largest);
        }

        return choices.Choices[best];
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>A density over a few parameters: a mixture of one product kernel for each trial and one broad kernel for what nobody has tried (the prior).</summary>
internal sealed class ParzenEstimator
{
    /// <summary>The latest this many trials count in full; older ones fade.</summary>
    private const int FullWeight = 25;

    private readonly IParzenKernels[] _kernels;
    private readonly double[] _cumulative;
    private readonly double[] _logWeights;

    /// <summary>Builds the mixture.</summary>
    /// <param name="space">The parameters; none of them single-valued.</param>
    /// <param name="trials">Trials by number; each has every parameter.</param>
    internal ParzenEstimator(IReadOnlyList<SearchParameter> space, IReadOnlyList<FrozenTrial> trials)
    {
        _kernels = [.. space.Select(parameter => KernelsOf(parameter, trials))];
        var weights = Weights(trials.Count);
        var sum = weights.Sum();
        _cumulative = new double[weights.Length];
        _logWeights = new double[weights.Length];
        var running = 0.0;
        for (var kernel = 0; kernel < weights.Length; kernel++)
        {
            running += weights[kernel] / sum;
            _cumulative[kernel] = running;
            _logWeights[kernel] = Math.Log(weights[kernel] / sum);
        }
    }

    /// <summary>Draws a value of each parameter, in the order of the space.</summary>
    internal ParamValue[] Draw(SeededRandom random)
    {
        var at = random.NextDouble();
        var kernel = Array.FindIndex(_cumulative, upTo => at < upTo);
        kernel = kernel < 0 ? _cumulative.Length - 1 : kernel;
        var values = new ParamValue[_kernels.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = _kernels[index].Draw(kernel, random);
        }

        return values;
    }

    /// <summary>The logarithm of the density at a point.</summary>
    internal double LogDensity(ParamValue[] point)
    {
        var logs = (double[])_logWeights.Clone();
        for (var index = 0; index < point.Length; index++)
        {
            _kernels[index].AddLogDensities(point[index], logs);
        }

        var largest = logs.Max();
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(logs.Sum(log => Math.Exp(log - largest)));
    }

    private static IParzenKernels KernelsOf(SearchParameter parameter, IReadOnlyList<FrozenTrial> trials)
    {
        var values = trials.Select(trial => trial.Params[parameter.Name]).ToList();
        return parameter.Distribution is CategoricalDistribution choices
            ? new CategoricalKernels(choices, values)
            : new NumericKernels(NumericAxis.Of(parameter.Distribution), values);
    }

    /// <summary>One for each trial, the older ones on a ramp from 1/n up to 1, and one for the prior.</summary>
    private static double[] Weights(int count)
    {
        var weights = new double[count + 1];
        var faded = Math.Max(0, count - FullWeight);
        for (var index = 0; index <= count; index++)
        {
            weights[index] = index >= faded ? 1 : faded == 1 ? 1.0 / count : (1.0 / count) + (index * (1 - (1.0 / count)) / (faded - 1));
        }

        return weights;
    }
}

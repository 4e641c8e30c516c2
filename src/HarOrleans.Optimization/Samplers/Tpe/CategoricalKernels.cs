using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Kernels over choices: a little of everything, and one more share for the choice that the trial had.</summary>
internal sealed class CategoricalKernels : IParzenKernels
{
    private readonly CategoricalDistribution _choices;
    private readonly int[] _observed;
    private readonly double _logHit;
    private readonly double _logMiss;
    private readonly double _logPrior;

    internal CategoricalKernels(CategoricalDistribution choices, IReadOnlyList<ParamValue> values)
    {
        _choices = choices;
        _observed = [.. values.Select(value => (int)Distributions.ToNumber(choices, value))];

        // Each choice gets 1/k for k kernels, the observed one 1 more.
        var share = 1.0 / (values.Count + 1);
        var total = 1 + (choices.Choices.Count * share);
        _logHit = Math.Log((1 + share) / total);
        _logMiss = Math.Log(share / total);
        _logPrior = -Math.Log(choices.Choices.Count);
    }

    public ParamValue Draw(int kernel, SeededRandom random)
    {
        var any = _choices.Choices[(int)random.NextBelow((ulong)_choices.Choices.Count)];
        var hit = random.NextDouble();

        // A kernel is a mixture of its own choice and of any: two draws whatever comes, so that the stream stays in step.
        var share = 1.0 / (_observed.Length + 1);
        return kernel < _observed.Length && hit < 1 / (1 + (_choices.Choices.Count * share)) ? _choices.Choices[_observed[kernel]] : any;
    }

    public void AddLogDensities(ParamValue value, double[] logs)
    {
        var index = (int)Distributions.ToNumber(_choices, value);
        for (var kernel = 0; kernel < _observed.Length; kernel++)
        {
            logs[kernel] += _observed[kernel] == index ? _logHit : _logMiss;
        }

        logs[_observed.Length] += _logPrior;
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Kernels over a numeric axis: normal distributions cut off at its ends, as wide as the distance to the farther neighbour.</summary>
internal sealed class NumericKernels : IParzenKernels
{
    private readonly NumericAxis _axis;
    private readonly double[] _means;
    private readonly double[] _widths;
    private readonly double[] _logNorms;

    internal NumericKernels(NumericAxis axis, IReadOnlyList<ParamValue> values)
    {
        _axis = axis;
        _means = [.. values.Select(value => axis.ToInternal(value.AsDouble())), axis.Low + ((axis.High - axis.Low) / 2)];
        _widths = Widths(_means, values.Count, axis);
        _logNorms = new double[_means.Length];
        for (var kernel = 0; kernel < _means.Length; kernel++)
        {
            var mass = Normal.Mass((axis.Low - _means[kernel]) / _widths[kernel], (axis.High - _means[kernel]) / _widths[kernel]);
            _logNorms[kernel] = Math.Log(mass) + (axis.IsGrid ? 0 : Math.Log(_widths[kernel]) + Normal.LogSqrtTwoPi);
        }
    }

    public ParamValue Draw(int kernel, SeededRandom random)
    {
        // A kernel's mean is on the axis and its width at most the axis: at least a fifth of it lies inside, so trying again ends soon.
        double place;
        do
        {
            place = _means[kernel] + (_widths[kernel] * Normal.Draw(random));
        }
        while (place < _axis.Low || place > _axis.High);
        return _axis.FromInternal(place);
    }

    public void AddLogDensities(ParamValue value, double[] logs)
    {
        var number = value.AsDouble();
        if (_axis.IsGrid)
        {
            var (from, to) = _axis.Cell(number);
            for (var kernel = 0; kernel < _means.Length; kernel++)
            {
                logs[kernel] += Math.Log(Normal.Mass((from - _means[kernel]) / _widths[kernel], (to - _means[kernel]) / _widths[kernel])) - _logNorms[kernel];
            }

            return;
        }

        var place = _axis.ToInternal(number);
        for (var kernel = 0; kernel < _means.Length; kernel++)
        {
            var distance = (place - _means[kernel]) / _widths[kernel];
            logs[kernel] -= (distance * distance / 2) + _logNorms[kernel];
        }
    }

    /// <summary>The distance to the farther neighbour, the ends being neighbours only of a single observation; the prior is as wide as the axis.</summary>
    private static double[] Widths(double[] means, int observed, NumericAxis axis)
    {
        var range = axis.High - axis.Low;
        var narrowest = range / Math.Min(100, observed + 2);
        var order = Enumerable.Range(0, observed).OrderBy(index => means[index]).ToArray();
        var widths = new double[means.Length];
        widths[observed] = range;
        for (var rank = 0; rank < observed; rank++)
        {
            var mean = means[order[rank]];
            var toLeft = rank > 0 ? mean - means[order[rank - 1]] : observed == 1 ? mean - axis.Low : 0;
            var toRight = rank < observed - 1 ? means[order[rank + 1]] - mean : observed == 1 ? axis.High - mean : 0;
            widths[order[rank]] = Math.Clamp(Math.Max(toLeft, toRight), narrowest, range);
        }

        return widths;
    }
}

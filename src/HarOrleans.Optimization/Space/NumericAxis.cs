using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// A numeric distribution as a stretch of the real line to draw from: in the logarithm where it is log, and half a step wider at both ends where it
/// has a grid, so that every grid value has an equal share.
/// </summary>
internal readonly struct NumericAxis
{
    private readonly Distribution _distribution;
    private readonly bool _log;
    private readonly double _half;

    private NumericAxis(Distribution distribution, double low, double high, bool log, double step)
    {
        _distribution = distribution;
        _log = log;
        _half = step / 2;
        Low = log ? Math.Log(low - _half) : low - _half;
        High = log ? Math.Log(high + _half) : high + _half;
    }

    internal double Low { get; }

    internal double High { get; }

    internal bool IsGrid => _half > 0;

    internal static NumericAxis Of(Distribution distribution) => distribution switch
    {
        IntDistribution whole => new(whole, whole.Low, Distributions.GridValue(whole, Distributions.LastIndex(whole)), whole.Log, whole.Step),
        FloatDistribution { Step: { } step } real => new(real, real.Low, Distributions.GridValue(real, Distributions.LastIndex(real, step)), real.Log, step),
        FloatDistribution real => new(real, real.Low, real.High, real.Log, 0),
        _ => throw new ArgumentException($"{Distributions.Describe(distribution)} is not numeric.", nameof(distribution)),
    };

    /// <summary>Where a value lies on the axis.</summary>
    internal double ToInternal(double number) => _log ? Math.Log(number) : number;

    /// <summary>The member of the distribution nearest to a place on the axis.</summary>
    internal ParamValue FromInternal(double place) => Distributions.Nearest(_distribution, _log ? Math.Exp(place) : place);

    /// <summary>A place on the axis, brought inside its ends; on a grid the value (not its place) that is nearest.</summary>
    internal double Round(double place) => IsGrid ? FromInternal(place).AsDouble() : Math.Clamp(place, Low, High);

    /// <summary>The stretch of the axis that rounds to a grid value.</summary>
    internal (double From, double To) Cell(double number) => _log
        ? (Math.Log(number - _half), Math.Log(number + _half))
        : (number - _half, number + _half);
}

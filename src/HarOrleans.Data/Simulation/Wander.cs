namespace HarOrleans.Data.Simulation;

/// <summary>A slow, smooth wander around 0 with deviation 1: normal noise through two equal low-passes of first order.</summary>
internal sealed class Wander
{
    private readonly SplitMix64 _chance;
    private readonly double _step;
    private readonly double _gain;
    private double _first;
    private double _second;

    /// <param name="chance">Where its steps are drawn from.</param>
    /// <param name="seconds">The time constant of each low-pass.</param>
    /// <param name="rate">Steps a second.</param>
    internal Wander(SplitMix64 chance, double seconds, double rate)
    {
        _chance = chance;
        _step = 1 / (seconds * rate);
        var pole = 1 - _step;
        var rest = 1 - (pole * pole);
        _gain = Math.Sqrt(rest * rest * rest / (1 + (pole * pole))) / (_step * _step);
        for (var step = 0.0; step < 4 * seconds * rate; step++)
        {
            Next();
        }
    }

    internal double Next()
    {
        _first += _step * (_chance.Normal() - _first);
        _second += _step * (_first - _second);
        return _gain * _second;
    }
}

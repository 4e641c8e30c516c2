namespace HarOrleans.Data.Simulation;

/// <summary>A value that rests, jumps now and then to another one, and gets there smoothly.</summary>
/// <param name="chance">Where times and sizes are drawn from.</param>
/// <param name="seconds">The time constant of each of the two low-passes that smooth a jump.</param>
/// <param name="rate">Steps a second.</param>
internal sealed class Jumps(SplitMix64 chance, double seconds, double rate)
{
    private readonly double _step = 1 / (seconds * rate);
    private double _first;
    private double _second;

    /// <summary>Where it is, or on its way to.</summary>
    internal double Target { get; private set; }

    /// <summary>The next value.</summary>
    /// <param name="perSecond">Jumps a second, on average.</param>
    /// <param name="target">Draws where a jump goes, from where it starts.</param>
    internal double Next(double perSecond, Func<SplitMix64, double, double> target)
    {
        if (chance.Uniform() < perSecond / rate)
        {
            Target = target(chance, Target);
        }

        _first += _step * (Target - _first);
        _second += _step * (_first - _second);
        return _second;
    }

    /// <summary>Goes back to 0 smoothly.</summary>
    internal void Settle() => Target = 0;
}

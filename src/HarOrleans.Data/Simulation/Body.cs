using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Simulation;

/// <summary>A person's waist as it moves: what pushes it, and how it is turned. Ask once for each sample, in order.</summary>
internal sealed class Body(SplitMix64 chance, double rate)
{
    private const double BreathsASecond = 0.25;
    private const double Breath = 0.12 / 360;
    private readonly Wander _vigour = new(chance.Fork(1), 2, rate);
    private readonly Wander _pace = new(chance.Fork(2), 3, rate);
    private readonly Wander _pitch = new(chance.Fork(3), 0.5, rate);
    private readonly Wander _roll = new(chance.Fork(4), 0.5, rate);
    private readonly Jumps _pitchShift = new(chance.Fork(5), 0.25, rate);
    private readonly Jumps _rollShift = new(chance.Fork(6), 0.25, rate);
    private readonly Jumps _turn = new(chance.Fork(7), 0.35, rate);
    private double _stride = chance.Uniform();
    private double _breath = chance.Uniform();

    /// <summary>Moves on by one sample.</summary>
    /// <param name="way">How the person moves now.</param>
    /// <returns>The push in g (up, right, forward), and the trunk's angles in turns.</returns>
    internal (Vector Push, double Yaw, double Pitch, double Roll) Next(Way way)
    {
        _stride += way[Way.Cadence] / 2 / rate * (1 + (0.035 * _pace.Next()));
        _breath += BreathsASecond / rate;
        Span<double> moved = stackalloc double[Way.Movements];
        Swing(way, moved);
        var vigour = 1 + (0.12 * _vigour.Next());
        var (size, sway) = (way[Way.Shift], way[Way.Sway]);
        var yaw = (vigour * moved[3]) + _turn.Next(way[Way.Turns], (draw, from) => from + (draw.Uniform() < 0.5 ? -0.5 : 0.5));
        var pitch = way[Way.Pitch] + (vigour * moved[4]) + (sway * _pitch.Next()) + (Breath * Portable.SineCosine(_breath).Sine)
            + _pitchShift.Next(way[Way.Shifts], (draw, _) => size * draw.Normal());
        var roll = way[Way.Roll] + (vigour * moved[5]) + (sway * _roll.Next()) + _rollShift.Next(way[Way.Shifts], (draw, _) => size * draw.Normal());
        if (size == 0)
        {
            _pitchShift.Settle();
            _rollShift.Settle();
        }

        return (new Vector(vigour * moved[0], vigour * moved[1], vigour * moved[2]), yaw, pitch, roll);
    }

    /// <summary>Adds up the waves of each movement; those of a multiple follow from the one before by the angle sum.</summary>
    private void Swing(Way way, Span<double> moved)
    {
        var (sine, cosine) = Portable.SineCosine(_stride);
        var (waveSine, waveCosine) = (sine, cosine);
        for (var waves = way.Waves; !waves.IsEmpty; waves = waves[(2 * Way.Movements)..])
        {
            for (var movement = 0; movement < Way.Movements; movement++)
            {
                moved[movement] += (waves[2 * movement] * waveCosine) + (waves[(2 * movement) + 1] * waveSine);
            }

            (waveSine, waveCosine) = ((waveSine * cosine) + (waveCosine * sine), (waveCosine * cosine) - (waveSine * sine));
        }
    }
}

using HarOrleans.Data.Arithmetic;
using HarOrleans.Data.Recordings;

namespace HarOrleans.Data.Simulation;

/// <summary>A phone at a person's waist: how it hangs, its sensors' errors, and what it records.</summary>
internal sealed class SimulatedPhone
{
    private const double Rate = SensorRecording.Rate;
    private const double RadiansATurn = 2 * Math.PI;
    private const double AccelerationNoise = 0.005;
    private const double RateNoise = 0.008;

    /// <summary>A second: on average, a landing takes one and a half.</summary>
    private const double LandingEnds = 1 / 1.5;

    /// <summary>In turns: between front and left.</summary>
    private const double Side = 45.0 / 360;
    private readonly SimulatedPerson _person;
    private readonly SplitMix64 _chance;
    private readonly Rotation _mount;
    private readonly double[] _bias = new double[6];

    /// <param name="person">Who wears it.</param>
    /// <param name="looseness">How far it may be turned from where it belongs, in degrees.</param>
    /// <param name="chance">How it hangs, and everything that happens.</param>
    internal SimulatedPhone(SimulatedPerson person, double looseness, SplitMix64 chance)
    {
        (_person, _chance) = (person, chance);
        _mount = Rotation.Of(Side + (2 * Turned()), 0.5 * Turned(), 0.5 * Turned());
        for (var channel = 0; channel < _bias.Length; channel++)
        {
            _bias[channel] = (channel < 3 ? 0.004 : 0.01) * chance.Normal();
        }

        double Turned() => looseness / 360 * chance.Normal();
    }

    internal SensorRecording Record(Timeline timeline, int subject)
    {
        var (body, noise, now) = (new Body(_chance.Fork(11), Rate), _chance.Fork(12), new Way());
        var landing = new Jumps(_chance.Fork(13), 0.2, Rate);
        var values = new float[timeline.Samples * 6];
        var (before, yawBefore) = (default(Rotation), 0.0);
        for (var sample = 0; sample < timeline.Samples; sample++)
        {
            Choose(timeline.At(sample), landing, now);
            var (push, yaw, pitch, roll) = body.Next(now);
            var trunk = Rotation.Of(0, pitch, roll);
            var up = trunk.FromOutside(new Vector(1, 0, 0));
            var force = trunk.FromOutside(push with { X = 1 + push.X });
            var turning = sample == 0 ? default : before.RateTo(trunk, Rate);
            var yawing = sample == 0 ? 0 : (yaw - yawBefore) * Rate * RadiansATurn;
            Write(values.AsSpan(sample * 6, 6), _mount.FromOutside(force), _mount.FromOutside(Plus(turning, up, yawing)), noise);
            (before, yawBefore) = (trunk, yaw);
        }

        return new SensorRecording(values, timeline.Labels(), subject: subject);
    }

    /// <summary>On a landing, stairs are walked as level ground is.</summary>
    private void Choose((int From, int To, double Share) place, Jumps landing, Way now)
    {
        var ways = _person.Ways;
        now.Mix(ways[place.From], ways[place.To], place.Share);
        var level = landing.Next(landing.Target > 0 ? LandingEnds : now[Way.Landings], (_, on) => 1 - on);
        if (level > 0.01)
        {
            now.Mix(now, ways[ActivityForms.Walking], level);
        }
    }

    private void Write(Span<float> sample, Vector force, Vector turning, SplitMix64 noise)
    {
        ReadOnlySpan<double> felt = [force.X, force.Y, force.Z, turning.X, turning.Y, turning.Z];
        for (var channel = 0; channel < 6; channel++)
        {
            sample[channel] = (float)(felt[channel] + _bias[channel] + ((channel < 3 ? AccelerationNoise : RateNoise) * noise.Normal()));
        }
    }

    private static Vector Plus(Vector a, Vector b, double times) => new(a.X + (b.X * times), a.Y + (b.Y * times), a.Z + (b.Z * times));
}

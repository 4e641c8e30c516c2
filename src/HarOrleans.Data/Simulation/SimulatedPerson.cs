using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Simulation;

/// <summary>One person's habits, and so their way of doing each activity, in the order of <see cref="ActivityForms"/>.</summary>
internal sealed class SimulatedPerson
{
    private const double Degree = 1 / 360.0;
    private const ulong Anatomy = 0x48_41_52;

    private readonly double _pace;
    private readonly double _vigour;
    private readonly double _limp;
    private readonly double _restlessness;
    private readonly double _stoop;

    internal SimulatedPerson(SplitMix64 chance)
    {
        _pace = Around(chance, 0.06);
        _vigour = Around(chance, 0.2);
        _limp = 0.05 + (0.1 * Math.Abs(chance.Normal()));
        _restlessness = Around(chance, 0.4);
        _stoop = 2.2 * chance.Normal();
        Ways = [.. ActivityForms.All.Select(form => Draw(form, chance))];
    }

    internal IReadOnlyList<Way> Ways { get; }

    /// <summary>A factor near 1 that is never small.</summary>
    private static double Around(SplitMix64 chance, double deviation) => Math.Max(0.3, 1 + (deviation * chance.Normal()));

    private Way Draw(ActivityForm form, SplitMix64 chance)
    {
        var way = new Way();
        way[Way.Pitch] = (form.Pitch + _stoop + (form.Spread * chance.Normal())) * Degree;
        way[Way.Roll] = (form.Roll + (0.6 * form.Spread * chance.Normal())) * Degree;
        way[Way.Sway] = form.Sway * _restlessness * Around(chance, 0.3) * Degree;
        way[Way.Shifts] = form.Shifts * _restlessness / 60;
        way[Way.Shift] = form.Shift * Degree;
        way[Way.Turns] = form.Turns / 60;
        way[Way.Landings] = form.Landings / 60;
        way[Way.Cadence] = (form.Gait?.Cadence ?? 1.8) * _pace * Around(chance, 0.05);
        if (form.Gait is { } gait)
        {
            // The phases of the average gait are everybody's; so is what they have in common on level ground and stairs.
            var anatomy = new SplitMix64(Anatomy);
            var own = new SplitMix64(Anatomy + (ulong)form.Label);
            var strength = _vigour * Around(chance, 0.1);
            Add(gait.Vertical, 0, 1, strength, true);
            Add(gait.Sideways, 1, 0, strength, false);
            Add(gait.Forward, 2, 1, strength, true);
            Add(gait.Yaw, 3, 0, Degree * strength, false);
            Add(gait.Pitch, 4, 1, Degree * strength, false);
            Add(gait.Roll, 5, 0, Degree * strength, false);

            void Add(double[] amplitudes, int movement, int first, double scale, bool limps)
            {
                for (var at = 0; at < amplitudes.Length; at++)
                {
                    var phase = anatomy.Uniform() + (0.1 * own.Normal()) + (0.05 * chance.Normal());
                    var amplitude = scale * amplitudes[at] * Around(chance, 0.22);
                    Wave(way, movement, (2 * at) + first, amplitude, phase);
                    if (limps)
                    {
                        // Legs differ: a part of each step's movement comes at every other step.
                        Wave(way, movement, 2 * at, _limp * amplitude, phase + (0.3 * chance.Normal()));
                    }
                }
            }
        }

        return way;
    }

    private static void Wave(Way way, int movement, int multiple, double amplitude, double phase)
    {
        var (sine, cosine) = Portable.SineCosine(phase);
        var wave = way.Waves.Slice(((multiple * Way.Movements) + movement) * 2, 2);
        (wave[0], wave[1]) = (amplitude * cosine, amplitude * sine);
    }
}

using HarOrleans.Data.Recordings;
using HarOrleans.Data.Simulation;

namespace HarOrleans.Data.Tests.Simulation;

/// <summary>What a phone at a waist cannot help showing.</summary>
public sealed class PhysicsTests
{
    private const int Sitting = 4;
    private const int Standing = 5;
    private const int Laying = 6;
    private static readonly IReadOnlyList<SensorRecording> Recordings = HarData.SimulateSensors(5, 600, 300).Train.Recordings;

    [Fact]
    public void A_phone_at_rest_feels_one_g()
    {
        foreach (var recording in Recordings)
        {
            foreach (var label in new[] { Sitting, Standing, Laying })
            {
                Assert.InRange(Mean(recording, label) is var (x, y, z) ? Math.Sqrt((x * x) + (y * y) + (z * z)) : 0, 0.97, 1.03);
            }
        }
    }

    [Fact]
    public void Walking_shakes_the_phone_in_the_rhythm_of_the_steps()
    {
        for (var number = 0UL; number < 12; number++)
        {
            var person = new SimulatedPerson(new SplitMix64(number));
            var recording = new SimulatedPhone(person, 4, new SplitMix64(100 + number)).Record(new Timeline([0, 0, 0, 3000, 0, 0], new SplitMix64(1)), 1);
            var up = Enumerable.Range(0, recording.Samples).Select(sample => (double)recording.Values[sample * 6]).ToArray();

            Assert.Equal(person.Ways[ActivityForms.Walking][Way.Cadence], Strongest(up, 0.4, 8), 0.12);
        }
    }

    [Fact]
    public void Sitting_and_standing_lie_close_together_and_lying_far_away()
    {
        var (sitting, standing, laying) = (Average(Sitting), Average(Standing), Average(Laying));

        Assert.InRange(Degrees(sitting, standing), 8, 30);
        Assert.InRange(Degrees(sitting, laying), 60, 95);
        Assert.InRange(Degrees(standing, laying), 75, 105);
    }

    [Fact]
    public void The_gyroscope_turns_as_far_as_gravity_does_when_a_person_lies_down()
    {
        foreach (var recording in Recordings.Where(recording => recording.Labels!.Contains(Sitting) && recording.Labels!.Contains(Laying)))
        {
            var (from, to) = (Array.LastIndexOf(recording.Labels!, Sitting) - 30, Array.IndexOf(recording.Labels!, Laying));
            var turned = new double[3];
            for (var sample = from; sample < to; sample++)
            {
                for (var axis = 0; axis < 3; axis++)
                {
                    turned[axis] += recording.Values[(sample * 6) + 3 + axis] / SensorRecording.Rate;
                }
            }

            var size = Math.Sqrt(turned.Sum(x => x * x)) * 180 / Math.PI;
            Assert.Equal(Degrees(At(from), At(to)), size, 12.0);

            (double X, double Y, double Z) At(int middle) => Mean(recording, sample => Math.Abs(sample - middle) <= 8);
        }
    }

    [Fact]
    public void Walking_downstairs_is_rougher_than_walking_and_both_are_rougher_than_standing()
    {
        double Roughness(int label) => Recordings.Average(recording => Deviation(recording, label));

        Assert.InRange(Roughness(3), 1.15 * Roughness(1), 2 * Roughness(1));
        Assert.True(Roughness(1) > 15 * Roughness(Standing));
    }

    [Fact]
    public void People_differ_more_from_each_other_than_from_themselves()
    {
        var ways = Enumerable.Range(0, 40).Select(number => new SimulatedPerson(new SplitMix64((ulong)number)).Ways[ActivityForms.Walking][Way.Cadence]).ToArray();
        var average = ways.Average();

        Assert.InRange(average, 1.7, 2);
        Assert.InRange(Math.Sqrt(ways.Average(x => (x - average) * (x - average))), 0.08, 0.25);
    }

    [Fact]
    public void Changes_between_activities_are_recorded_and_belong_to_none() => Assert.All(Recordings, recording =>
    {
        var runs = recording.Labels!.Where((label, at) => at == 0 || recording.Labels![at - 1] != label).ToArray();
        Assert.Equal(runs.Length / 2, runs.Count(label => label == 0));
        Assert.Equal((0.0, 0.0), (runs[0] == 0 ? 1.0 : 0, runs[^1] == 0 ? 1.0 : 0));
    });

    private static (double X, double Y, double Z) Average(int label)
    {
        var means = Recordings.Select(recording => Mean(recording, label)).ToArray();
        return (means.Average(m => m.X), means.Average(m => m.Y), means.Average(m => m.Z));
    }

    private static (double X, double Y, double Z) Mean(SensorRecording recording, int label) => Mean(recording, sample => recording.Labels![sample] == label);

    private static (double X, double Y, double Z) Mean(SensorRecording recording, Func<int, bool> wanted)
    {
        int[] samples = [.. Enumerable.Range(0, recording.Samples).Where(wanted)];
        double Axis(int axis) => samples.Average(sample => recording.Values[(sample * 6) + axis]);
        return (Axis(0), Axis(1), Axis(2));
    }

    private static double Deviation(SensorRecording recording, int label)
    {
        double[] up = [.. Enumerable.Range(0, recording.Samples).Where(sample => recording.Labels![sample] == label).Select(sample => (double)recording.Values[sample * 6])];
        return Math.Sqrt(up.Average(x => (x - up.Average()) * (x - up.Average())));
    }

    private static double Degrees((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var dot = (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
        return Math.Acos(dot / Math.Sqrt(((a.X * a.X) + (a.Y * a.Y) + (a.Z * a.Z)) * ((b.X * b.X) + (b.Y * b.Y) + (b.Z * b.Z)))) * 180 / Math.PI;
    }

    /// <summary>The frequency at which a signal has most power.</summary>
    private static double Strongest(double[] signal, double from, double to)
    {
        var mean = signal.Average();
        double Power(double frequency)
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var at = 0; at < signal.Length; at++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * frequency * at / SensorRecording.Rate);
                (real, imaginary) = (real + ((signal[at] - mean) * cosine), imaginary + ((signal[at] - mean) * sine));
            }

            return (real * real) + (imaginary * imaginary);
        }

        return Enumerable.Range(0, (int)((to - from) / 0.02)).Select(step => from + (0.02 * step)).MaxBy(Power);
    }
}

using HarOrleans.Data.Filters;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests.Recordings;

public sealed class FilterTests
{
    /// <summary>Coefficients of scipy.signal.butter(3, corner / 25), SciPy 1.10.1.</summary>
    private static readonly double[] GravityFeed = [6.4518491290909294e-06, 1.9355547387272787e-05, 1.9355547387272787e-05, 6.4518491290909294e-06];

    private static readonly double[] GravityBack = [1, -2.9246062354506974, 2.852027818593894, -0.9273699683501638];

    [Fact]
    public void The_gravity_filter_is_Butterworths_of_order_3_at_0_3_Hz()
    {
        double[] steps = [.. Enumerable.Range(0, 600).Select(sample => sample < 50 ? 0.0 : 1)];

        var found = LowPass.Gravity.Of(steps);
        for (var at = 3; at < steps.Length; at++)
        {
            var fed = GravityFeed.Select((factor, lag) => factor * steps[at - lag]).Sum();
            Assert.Equal(fed, GravityBack.Select((factor, lag) => factor * found[at - lag]).Sum(), 1e-12);
        }

        Assert.Equal(1, found[^1], 1e-4);
    }

    [Theory]
    [InlineData(0.3, 0.7071)]
    [InlineData(0.03, 1)]
    [InlineData(3, 0.001)]
    public void The_gravity_filter_leaves_a_share_of_each_frequency(double frequency, double share) =>
        Assert.Equal(share, Gain(LowPass.Gravity, frequency), 5e-4);

    [Theory]
    [InlineData(20, 0.7071)]
    [InlineData(5, 1)]
    [InlineData(24, 0.00726)]
    public void The_noise_filter_leaves_a_share_of_each_frequency(double frequency, double share) =>
        Assert.Equal(share, Gain(LowPass.Noise, frequency), 2e-3);

    [Fact]
    public void A_constant_passes_unchanged_from_the_first_sample()
    {
        double[] constant = [.. Enumerable.Repeat(0.98, 50)];

        Assert.All(LowPass.Gravity.Of(constant), value => Assert.Equal(0.98, value, 1e-12));
        Assert.All(LowPass.Noise.Of(constant), value => Assert.Equal(0.98, value, 1e-12));
        Assert.Empty(LowPass.Noise.Of([]));
    }

    [Fact]
    public void The_median_takes_out_what_sticks_out_for_one_sample()
    {
        Assert.Equal([1, 1, 2, 2, 2, 3, 3], MedianFilter.Of([1, 9, 1, 2, 3, -7, 3]));
        Assert.Equal([4.0], MedianFilter.Of([4]));
        Assert.Empty(MedianFilter.Of([]));
    }

    /// <summary>The published description names the corner, 0.3 Hz; order and direction show in the data. What the start leaves behind is gone after 18 s.</summary>
    [Fact]
    public void The_published_gravity_is_what_this_filter_leaves_of_the_published_total_acceleration()
    {
        var real = RealWindows.Load();
        var compared = 0;
        foreach (var file in real.Files)
        {
            for (int row = 0, rows; row < file.Rows; row += rows)
            {
                for (rows = 1; !file.SampleAfter(row + rows - 1).IsEmpty; rows++)
                {
                }

                for (var axis = 0; axis < 3 && rows >= 18; axis++)
                {
                    var (total, body) = (Stitched(axis + 6), Stitched(axis));
                    var gravity = LowPass.Gravity.Of(total);
                    for (var sample = 900; sample < total.Length; sample++, compared++)
                    {
                        Assert.Equal(total[sample] - body[sample], gravity[sample], 1e-6);
                    }
                }

                double[] Stitched(int channel) =>
                [
                    .. Enumerable.Range(row, rows).SelectMany(at => file.Window(at).ToArray().Where((_, value) => value % 9 == channel).Skip(at == row ? 0 : 64)).Select(x => (double)x),
                ];
            }
        }

        Assert.True(compared > 50_000, $"{compared} samples");
    }

    private static double Gain(LowPass filter, double frequency)
    {
        double[] wave = [.. Enumerable.Range(0, 20_000).Select(sample => Math.Sin(2 * Math.PI * frequency * sample / 50))];
        var passed = filter.Of(wave)[10_000..];
        return Math.Sqrt(passed.Sum(x => x * x) / wave[10_000..].Sum(x => x * x));
    }
}

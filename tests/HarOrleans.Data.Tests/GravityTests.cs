using HarOrleans.Data.Features;
using HarOrleans.Data.Filters;
using HarOrleans.Data.Tests.Support;

namespace HarOrleans.Data.Tests;

public sealed class GravityTests
{
    [Fact]
    public void Gravity_is_found_again_under_the_rounding_of_its_samples()
    {
        double[] total = [.. Enumerable.Range(0, 500).Select(at => 0.95 + (0.02 * Math.Sin(at * 0.013)) + (0.2 * Math.Sin(at * 0.7)))];
        var gravity = LowPass.Gravity.Of(total)[300..428];
        double[] body = [.. total[300..428].Zip(gravity, (a, b) => (double)(float)(a - b))];
        double[] rounded = [.. total[300..428].Select(value => Math.Round(value, 6))];
        double[] found = [.. rounded.Zip(body, (a, b) => a - b)];

        Assert.True(found.Zip(gravity, (a, b) => Math.Abs(a - b)).Max() > 4e-7);
        Assert.True(SmoothGravity.Refine(rounded, body, found));
        Assert.InRange(found.Zip(gravity, (a, b) => Math.Abs(a - b)).Max(), 0, 2e-7);
    }

    [Fact]
    public void Gravity_of_another_filter_and_gravity_that_does_not_move_stay_as_they_are()
    {
        double[] body = [.. Enumerable.Range(0, 128).Select(at => 0.2 * Math.Sin(at * 0.4))];
        double[] other = [.. Enumerable.Range(0, 128).Select(at => 1 + (0.01 * Math.Sin(at * 0.5)))];
        double[] still = [.. Enumerable.Repeat(0.98, 128)];

        Assert.False(SmoothGravity.Refine([.. other.Zip(body, (a, b) => a + b)], body, other));
        Assert.Equal(1 + (0.01 * Math.Sin(127 * 0.5)), other[127]);
        Assert.False(SmoothGravity.Refine(still, new double[128], still.AsSpan()));
        Assert.All(still, value => Assert.Equal(0.98, value));
    }

    [Fact]
    public void Steps_of_the_published_phones_are_found_again_and_gravity_with_them_and_those_of_another_sensor_are_not_taken_for_theirs()
    {
        double[] steps = [.. Enumerable.Range(0, 900).Select(at => Math.Round(760 + (40 * Math.Sin(at * 0.031)) + (9 * Math.Cos(at * 1.7))))];
        var total = LowPass.PublishedNoise.Of([.. steps.Select(step => (float)step * (9.80665f / 720) / 9.80665)]);
        var gravity = LowPass.Gravity.Of(total)[700..828];
        double[] body = [.. total[700..828].Zip(gravity, (a, b) => (double)(float)(a - b))];
        double[] rounded = [.. total[700..828].Select(value => Math.Round(value, 6))];
        double[] found = [.. rounded.Zip(body, (a, b) => a - b)];
        var followed = new double[128];

        Assert.True(SensorSteps.TryFollow(rounded, followed));
        Assert.Equal(rounded[..SensorSteps.Order], followed[..SensorSteps.Order]);
        Assert.True(SmoothGravity.Refine(rounded, body, found));
        Assert.InRange(found.Zip(gravity, (a, b) => Math.Abs(a - b)).Max(), 0, 3e-9);
        Assert.False(SensorSteps.TryFollow(LowPass.PublishedNoise.Of([.. steps.Select(step => step / 1024)]).AsSpan(700, 128), followed));
        Assert.False(SensorSteps.TryFollow(LowPass.Noise.Of([.. steps.Select(step => step / 720)]).AsSpan(700, 128), followed));
        Assert.False(SensorSteps.TryFollow([.. rounded.AsSpan(0, 127), double.NaN], followed));
        Assert.False(SensorSteps.TryFollow([.. rounded.AsSpan(0, 127), 17], followed));
    }

    [Fact]
    public void Each_published_window_is_made_of_steps_of_1_720_g_along_each_axis()
    {
        var real = RealWindows.Load();
        double[] total = new double[128], followed = new double[128];
        for (var row = 0; row < real.Rows; row++)
        {
            for (var axis = 6; axis < 9; axis++)
            {
                for (var at = 0; at < 128; at++)
                {
                    total[at] = real.Window(row)[(at * 9) + axis];
                }

                Assert.True(SensorSteps.TryFollow(total, followed), $"row {row}, channel {axis}");
                Assert.Equal(total[^1], followed[^1], 1.2e-6);
            }
        }
    }

    [Fact]
    public void The_filter_of_gravity_is_written_down_to_the_last_bit_that_multiplying_it_out_leaves()
    {
        Assert.All(SmoothGravity.FilterFeed.Zip(LowPass.Gravity.Feed), pair => Assert.Equal(pair.First, pair.Second, 1e-19));
        Assert.All(SmoothGravity.FilterBack.Zip(LowPass.Gravity.Back), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }
}

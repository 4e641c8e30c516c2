using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests;

public sealed class FeatureTests
{
    private static readonly Dictionary<string, int> Columns = WindowFeatures.Names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    [Fact]
    public void Names_are_those_of_the_simulated_set_in_its_order() =>
        Assert.Equal(HarData.Simulate(0, 126, 54).Train.FeatureNames, WindowFeatures.Names);

    [Fact]
    public void Every_feature_has_a_range_that_is_not_empty() => Assert.All(
        Enumerable.Range(0, WindowFeatures.Count), column => Assert.True(WindowFeatures.Minimum[column] < WindowFeatures.Maximum[column]));

    [Fact]
    public void A_pure_sine_has_one_line_in_its_spectrum()
    {
        var of = Unscaled((sample, channel) => channel == 0 ? 0.5 * Math.Sin(2 * Math.PI * 5 * sample / 128) : 0);

        Near(0, of("tBodyAcc-mean()-X"));
        Near(0.5 / Math.Sqrt(2), of("tBodyAcc-std()-X"));
        Near(0.125, of("tBodyAcc-energy()-X"));
        Near(32, of("fBodyAcc-max()-X"));
        Near(0.5, of("fBodyAcc-mean()-X"));
        Near(16, of("fBodyAcc-energy()-X"));
        Near(5, of("fBodyAcc-maxInds-X"));
        Near(5, of("fBodyAcc-meanFreq()-X"), 1e-4);
        Near(1024, of("fBodyAcc-bandsEnergy()-1,8"), 1e-3);
        Near(1024, of("fBodyAcc-bandsEnergy()-1,16"), 1e-3);
        Near(1024, of("fBodyAcc-bandsEnergy()-1,24"), 1e-3);
        Near(0, of("fBodyAcc-bandsEnergy()-9,16"));
        Near(0, of("fBodyAcc-bandsEnergy()-25,48"));
        Near(0, of("fBodyAcc-bandsEnergy()-1,8.1"));
        Near(of("tBodyAcc-mad()-X"), of("tBodyAccMag-mean()"));
        Near(10, of("fBodyAccMag-maxInds"));
        Near(63 / Math.Sqrt(63), of("fBodyAcc-skewness()-X") + (1 / Math.Sqrt(63)), 1e-4);
        Near(of("fBodyAcc-sma()"), 64 * of("fBodyAcc-mean()-X"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-7.3)]
    [InlineData(1e6)]
    [InlineData(1e-45)]
    public void A_constant_window_has_no_spread_no_spectrum_and_no_value_that_is_not_a_number(double level)
    {
        var of = Unscaled((_, _) => level);

        foreach (var name in WindowFeatures.Names)
        {
            Assert.True(double.IsFinite(of(name)), name);
            if (name.StartsWith('f') && !name.Contains("maxInds", StringComparison.Ordinal)
                || name.Contains("std()", StringComparison.Ordinal) || name.Contains("mad()", StringComparison.Ordinal)
                || name.Contains("correlation()", StringComparison.Ordinal) || name.Contains("entropy()", StringComparison.Ordinal))
            {
                Assert.True(of(name) == 0, name);
            }
        }

        Assert.Equal(level == 0 ? 0 : -1, of("tBodyAcc-arCoeff()-X,1"), 1e-12);
        Assert.Equal(1, of("fBodyAcc-maxInds-X"));
    }

    [Fact]
    public void A_ramp_has_the_quartiles_entropy_jerk_and_correlation_that_it_should()
    {
        var of = Unscaled((sample, channel) => channel switch { 0 => sample / 127.0, 1 => -sample / 127.0, 2 => sample % 2, _ => 0 });

        Near(64 / 127.0, of("tBodyAcc-iqr()-X"));
        Near(7, of("tBodyAcc-entropy()-X"));
        Near(0, of("tBodyAcc-entropy()-Y"));
        Near(1, of("tBodyAcc-entropy()-Z"));
        Near(1 / 127.0, of("tBodyAccJerk-mean()-X"));
        Near(-1, of("tBodyAcc-correlation()-X,Y"));
        Near(32, of("tBodyAcc-mad()-X") * 127);
        Near(3 * 64, of("tBodyAcc-sma()"));
        Near(64, of("fBodyAcc-maxInds-Z"));
        Near(64, of("fBodyAcc-max()-Z"));
    }

    [Fact]
    public void An_alternating_signal_is_explained_by_one_coefficient_in_full()
    {
        var of = Unscaled((sample, channel) => channel == 3 ? 1 - (2 * (sample % 2)) : 0);

        Assert.Equal([1, 0, 0, 0], Enumerable.Range(1, 4).Select(order => of($"tBodyGyro-arCoeff()-X,{order}")));
    }

    [Fact]
    public void Angles_are_taken_to_gravity_which_is_total_less_body_acceleration()
    {
        var of = Unscaled((_, channel) => channel switch { 1 => 2, 7 => 2, 8 => 1, _ => 0 });

        Near(Math.PI / 2, of("angle(X,gravityMean)"));
        Near(Math.PI / 2, of("angle(Y,gravityMean)"));
        Near(0, of("angle(Z,gravityMean)"));
        Near(Math.PI / 2, of("angle(tBodyAccMean,gravity)"));
        Near(0, of("angle(tBodyGyroMean,gravityMean)"));
        Near(1, of("tGravityAcc-mean()-Z"));
        Near(2, of("tGravityAccMag-mean()"));
    }

    [Fact]
    public void The_sample_after_the_window_completes_the_jerk_and_without_it_the_last_difference_is_repeated()
    {
        var window = Window((sample, channel) => channel == 0 ? sample : 0);
        var (with, without) = (new double[561], new double[561]);
        new FeatureExtractor().ExtractUnscaled(window, [138, 0, 0, 0, 0, 0, 0, 0, 0], with);
        new FeatureExtractor().ExtractUnscaled(window, [], without);

        Near(11, with[Columns["tBodyAccJerk-max()-X"]]);
        Near(138 / 128.0, with[Columns["tBodyAccJerk-mean()-X"]]);
        Near(1, without[Columns["tBodyAccJerk-max()-X"]]);
        Near(1, without[Columns["tBodyAccJerk-mean()-X"]]);
        Assert.Equal(with[..80], without[..80]);
    }

    [Fact]
    public void The_fast_transform_is_the_plain_one() => Prop.ForAll(AnyWindow, window =>
    {
        double[] signal = [.. Enumerable.Range(0, 128).Select(at => (double)window[at])];
        var bins = new Spectrum().Of(signal, 1);
        var size = signal.Sum(Math.Abs);
        for (var bin = 1; bin <= 64; bin++)
        {
            var real = signal.Select((value, at) => value * Math.Cos(2 * Math.PI * (bin * at % 128) / 128)).Sum();
            var imaginary = signal.Select((value, at) => value * Math.Sin(2 * Math.PI * (bin * at % 128) / 128)).Sum();
            Assert.Equal(Math.Sqrt((real * real) + (imaginary * imaginary)), bins[bin - 1], 1e-13 * size + double.Epsilon);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Any_window_has_finite_features_within_minus_1_and_1_the_same_from_a_used_extractor_as_from_a_new_one()
    {
        var used = new FeatureExtractor();
        Prop.ForAll(AnyWindow, window =>
        {
            var (unscaled, first, second) = (new double[561], new double[561], new double[561]);
            used.ExtractUnscaled(window, [], unscaled);
            Assert.All(unscaled, value => Assert.True(double.IsFinite(value)));
            Assert.Equal(new FeatureExtractor().Extract(window, [], first), used.Extract(window, [], second));
            Assert.All(first, value => Assert.InRange(value, -1, 1));
            Assert.Equal(first, second);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Features_outside_the_published_range_are_counted()
    {
        var features = new double[561];
        var outside = new FeatureExtractor().Extract(Window((sample, channel) => channel == 0 && sample == 64 ? 1000 : 0), [], features);

        Assert.InRange(outside, 50, 561);
        Assert.Equal(1, features[Columns["tBodyAcc-max()-X"]]);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_window()
    {
        var (window, features, extractor) = (Window((sample, channel) => Math.Sin(sample * (channel + 1))), new double[561], new FeatureExtractor());
        extractor.Extract(window, [], features);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 20; time++)
        {
            extractor.Extract(window, [], features);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Spans_of_other_lengths_and_samples_that_are_not_finite_are_refused_and_nothing_is_written()
    {
        var features = new double[561];
        var extractor = new FeatureExtractor();
        Assert.Contains("not 1151", Assert.Throws<ArgumentException>("window", () => extractor.Extract(new float[1151], [], features)).Message, StringComparison.Ordinal);
        Assert.Contains("not 8", Assert.Throws<ArgumentException>("next", () => extractor.Extract(new float[1152], new float[8], features)).Message, StringComparison.Ordinal);
        Assert.Contains("room for 560", Assert.Throws<ArgumentException>("features", () => extractor.Extract(new float[1152], [], features.AsSpan(1))).Message, StringComparison.Ordinal);
        foreach (var wrong in new[] { float.NaN, float.PositiveInfinity, -1.1e6f })
        {
            var window = Window((_, _) => 1);
            window[(100 * 9) + 4] = wrong;
            var refused = Assert.Throws<ArgumentException>("window", () => extractor.Extract(window, [], features));
            Assert.Contains(FormattableString.Invariant($"Sample 100, body_gyro_y, is {wrong}"), refused.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>("next", () => extractor.Extract(new float[1152], window.AsSpan(900, 9), features));
        }

        Assert.All(features, value => Assert.Equal(0, value));
    }

    private static Arbitrary<float[]> AnyWindow { get; } = Gen.OneOf(
            Gen.Choose(-2000, 2000).Select(value => value / 1000f),
            Gen.Elements(0f, -0f, 1e6f, -1e6f, float.Epsilon, 1e-30f, 1f, 1f, 1f))
        .ArrayOf(HarWindows.WindowLength).ToArbitrary();

    private static Func<string, double> Unscaled(Func<int, int, double> value)
    {
        var features = new double[WindowFeatures.Count];
        new FeatureExtractor().ExtractUnscaled(Window(value), [], features);
        return name => features[Columns[name]];
    }

    private static float[] Window(Func<int, int, double> value) =>
        [.. Enumerable.Range(0, HarWindows.WindowLength).Select(at => (float)value(at / 9, at % 9))];

    private static void Near(double expected, double found, double tolerance = 1e-5) => Assert.Equal(expected, found, tolerance);
}

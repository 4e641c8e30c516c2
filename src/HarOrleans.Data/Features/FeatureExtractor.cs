using HarOrleans.Data.Arithmetic;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>
/// Computes the 561 features of the UCI HAR data from one raw window, in double arithmetic. It holds its scratch memory and allocates nothing per
/// window, so one object serves one thread at a time. The same window gives the same bits on every machine.
/// </summary>
public sealed class FeatureExtractor
{
    /// <summary>A scaled value this little outside -1 to 1 is due to rounding in the constants, not to the window.</summary>
    internal const double Tolerance = 2e-5;

    private const int MagnitudeFeatures = 13;
    private const float LargestSample = 1e6f;
    private readonly WindowSignals _signals = new();
    private readonly Spectrum _spectrum = new();

    /// <summary>
    /// Computes the features scaled to [-1, 1] as published: <c>2 * (value - minimum) / (maximum - minimum) - 1</c> with the pairs of
    /// <see cref="WindowFeatures"/>. What lies outside is set to -1 or 1, and counted.
    /// </summary>
    /// <param name="window">128 x 9 values, sample after sample, channels as <see cref="HarWindows.Channels"/>: accelerations in g, angular velocities in radians a second.</param>
    /// <param name="next">The nine values of the sample after the window, which completes the jerk signals; or empty, where it is not known: the last
    /// difference within the window then stands for the missing one.</param>
    /// <param name="features">Takes the 561 features, in the order of <see cref="WindowFeatures.Names"/>.</param>
    /// <returns>How many features lay outside the range of the published data. A few are usual with new people; many mean other units or axes.</returns>
    /// <exception cref="ArgumentException">A span has another length, or a sample is not finite or beyond 1e6 in size. <paramref name="features"/> is then untouched.</exception>
    public int Extract(ReadOnlySpan<float> window, ReadOnlySpan<float> next, Span<double> features)
    {
        ExtractUnscaled(window, next, features);
        var (minimum, maximum) = (WindowFeatures.Ranges.Minimum, WindowFeatures.Ranges.Maximum);
        var outside = 0;
        for (var feature = 0; feature < WindowFeatures.Count; feature++)
        {
            var scaled = (2 * (features[feature] - minimum[feature]) / (maximum[feature] - minimum[feature])) - 1;
            outside += Math.Abs(scaled) > 1 + Tolerance ? 1 : 0;
            features[feature] = Math.Clamp(scaled, -1, 1);
        }

        return outside;
    }

    /// <summary>
    /// Computes the features in their own units, unscaled. What a signal does not define is 0: correlation, skewness and kurtosis of a constant
    /// signal, the mean frequency of an empty spectrum, the autoregression of a signal of zeros, the angle to a vector of length 0.
    /// </summary>
    /// <param name="window">As for <see cref="Extract"/>.</param>
    /// <param name="next">As for <see cref="Extract"/>.</param>
    /// <param name="features">Takes the 561 values, all finite.</param>
    /// <exception cref="ArgumentException">As for <see cref="Extract"/>.</exception>
    public void ExtractUnscaled(ReadOnlySpan<float> window, ReadOnlySpan<float> next, Span<double> features)
    {
        Check(window, next, features);
        _signals.Fill(window, next);
        var row = new FeatureRow(features[..WindowFeatures.Count]);
        Triaxial(ref row, TimeSignal.BodyAcc);
        Triaxial(ref row, TimeSignal.GravityAcc);
        Triaxial(ref row, TimeSignal.BodyAccJerk);
        Triaxial(ref row, TimeSignal.BodyGyro);
        Triaxial(ref row, TimeSignal.BodyGyroJerk);
        Magnitude(ref row, TimeSignal.BodyAcc);
        row.Repeat(MagnitudeFeatures); // the published tGravityAccMag columns are those of tBodyAccMag
        Magnitude(ref row, TimeSignal.BodyAccJerk);
        Magnitude(ref row, TimeSignal.BodyGyro);
        Magnitude(ref row, TimeSignal.BodyGyroJerk);
        Spectra(ref row, TimeSignal.BodyAcc);
        Spectra(ref row, TimeSignal.BodyAccJerk);
        Spectra(ref row, TimeSignal.BodyGyro);
        SpectrumOfMagnitude(ref row, TimeSignal.BodyAcc);
        SpectrumOfMagnitude(ref row, TimeSignal.BodyAccJerk);
        SpectrumOfMagnitude(ref row, TimeSignal.BodyGyro);
        SpectrumOfMagnitude(ref row, TimeSignal.BodyGyroJerk);
        Angles(ref row);
    }

    private void Triaxial(ref FeatureRow row, TimeSignal signal)
    {
        var x = _signals.Axis(signal, 0);
        var y = _signals.Axis(signal, 1);
        var z = _signals.Axis(signal, 2);
        var (ofX, ofY, ofZ) = (SignalStatistics.Of(x, 1), SignalStatistics.Of(y, 1), SignalStatistics.Of(z, 1));
        row.Add(ofX, ofY, ofZ);
        Burg.Fit(x, row.Take(Burg.Order));
        Burg.Fit(y, row.Take(Burg.Order));
        Burg.Fit(z, row.Take(Burg.Order));
        row.Add(SignalStatistics.Correlation(x, ofX, y, ofY));
        row.Add(SignalStatistics.Correlation(x, ofX, z, ofZ));
        row.Add(SignalStatistics.Correlation(y, ofY, z, ofZ));
    }

    private void Magnitude(ref FeatureRow row, TimeSignal signal)
    {
        var values = _signals.Magnitude(signal);
        row.Add(SignalStatistics.Of(values, 1));
        Burg.Fit(values, row.Take(Burg.Order));
    }

    private void Spectra(ref FeatureRow row, TimeSignal signal)
    {
        var x = _spectrum.Of(_signals.Axis(signal, 0), 0);
        var y = _spectrum.Of(_signals.Axis(signal, 1), 1);
        var z = _spectrum.Of(_signals.Axis(signal, 2), 2);
        var (ofX, ofY, ofZ) = (SignalStatistics.Of(x, Spectrum.Count), SignalStatistics.Of(y, Spectrum.Count), SignalStatistics.Of(z, Spectrum.Count));
        row.Add(ofX, ofY, ofZ);
        row.Add(Spectrum.LargestBin(x), Spectrum.LargestBin(y), Spectrum.LargestBin(z));
        row.Add(Spectrum.MeanFrequency(x), Spectrum.MeanFrequency(y), Spectrum.MeanFrequency(z));
        SignalStatistics.Shape(x, ofX, ref row);
        SignalStatistics.Shape(y, ofY, ref row);
        SignalStatistics.Shape(z, ofZ, ref row);
        Spectrum.Bands(x, ref row);
        Spectrum.Bands(y, ref row);
        Spectrum.Bands(z, ref row);
    }

    private void SpectrumOfMagnitude(ref FeatureRow row, TimeSignal signal)
    {
        var bins = _spectrum.Of(_signals.Magnitude(signal), 0);
        var of = SignalStatistics.Of(bins, Spectrum.Count);
        row.Add(of);
        row.Add(Spectrum.LargestBin(bins));
        row.Add(Spectrum.MeanFrequency(bins));
        SignalStatistics.Shape(bins, of, ref row);
    }

    private void Angles(ref FeatureRow row)
    {
        var gravity = _signals.Mean(TimeSignal.GravityAcc);
        row.Add(_signals.Mean(TimeSignal.BodyAcc).AngleTo(gravity));
        row.Add(_signals.Mean(TimeSignal.BodyAccJerk).AngleTo(gravity));
        row.Add(_signals.Mean(TimeSignal.BodyGyro).AngleTo(gravity));
        row.Add(_signals.Mean(TimeSignal.BodyGyroJerk).AngleTo(gravity));
        row.Add(new Vector(1, 0, 0).AngleTo(gravity));
        row.Add(new Vector(0, 1, 0).AngleTo(gravity));
        row.Add(new Vector(0, 0, 1).AngleTo(gravity));
    }

    private static void Check(ReadOnlySpan<float> window, ReadOnlySpan<float> next, Span<double> features)
    {
        if (window.Length != HarWindows.WindowLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"A window has 128 x 9 = 1152 values, not {window.Length}."), nameof(window));
        }

        if (next.Length is not 0 && next.Length != HarWindows.Channels.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"The sample after the window has 9 values or none, not {next.Length}."), nameof(next));
        }

        if (features.Length != WindowFeatures.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are 561 features, and room for {features.Length}."), nameof(features));
        }

        CheckValues(window, nameof(window));
        CheckValues(next, nameof(next));
    }

    private static void CheckValues(ReadOnlySpan<float> values, string name)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (!(Math.Abs(values[at]) <= LargestSample))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Sample {at / 9}, {HarWindows.Channels[at % 9]}, is {values[at]}; samples are finite and within 1e6."), name);
            }
        }
    }
}

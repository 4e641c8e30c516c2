using HarOrleans.Data.Recordings;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Tests.Recordings;

public sealed class CutterTests
{
    [Theory]
    [InlineData(127, 0)]
    [InlineData(128, 1)]
    [InlineData(191, 1)]
    [InlineData(192, 2)]
    [InlineData(1280, 19)]
    public void Windows_of_128_samples_overlap_by_half(int samples, int windows)
    {
        var cut = WindowCutter.Cut([Recording(samples)], TestContext.Current.CancellationToken);

        Assert.Equal(windows, cut.Rows);
        Assert.Null(cut.Labels);
        Assert.Null(cut.Subjects);
        Assert.Equal(Math.Max(0, windows - 1), Enumerable.Range(0, windows).Count(row => !cut.SampleAfter(row).IsEmpty));
    }

    [Fact]
    public void No_window_holds_two_labels_or_a_sample_without_one()
    {
        int[] labels = [.. Enumerable.Repeat(5, 200), .. Enumerable.Repeat(0, 150), .. Enumerable.Repeat(4, 127), .. Enumerable.Repeat(1, 256)];

        var cut = WindowCutter.Cut([Recording(labels.Length, labels, 7)], TestContext.Current.CancellationToken);

        Assert.Equal([5, 5, 1, 1, 1], cut.Labels!);
        Assert.Equal([7, 7, 7, 7, 7], cut.Subjects!);
        Assert.Equal([true, false, true, true, false], Enumerable.Range(0, 5).Select(row => !cut.SampleAfter(row).IsEmpty));
    }

    [Fact]
    public void Body_and_gravity_add_up_to_the_total_and_a_phone_at_rest_has_no_body_acceleration()
    {
        var cut = WindowCutter.Cut([Recording(256, value: (_, channel) => channel switch { 0 => 0.6, 1 => 0.8, 4 => 0.25, _ => 0 })], TestContext.Current.CancellationToken);

        for (var at = 0; at < cut.Values.Length; at += 9)
        {
            Assert.Equal([0, 0, 0, 0, 0.25f, 0, 0.6f, 0.8f, 0], cut.Values[at..(at + 9)].Select(x => (float)Math.Round(x, 6)));
        }
    }

    [Fact]
    public void Recordings_are_filtered_each_for_itself()
    {
        var high = Recording(128, value: (_, _) => 1);
        var low = Recording(128, value: (_, _) => -1);

        var together = WindowCutter.Cut([high, low], TestContext.Current.CancellationToken);

        Assert.Equal(WindowCutter.Cut([low], TestContext.Current.CancellationToken).Values, together.Window(1).ToArray());
    }

    [Fact]
    public void Labels_subjects_and_names_are_those_of_all_recordings_or_of_none()
    {
        Assert.Throws<ArgumentException>(() => WindowCutter.Cut([Recording(128), Recording(128, new int[128], 1)], TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => WindowCutter.Cut([Recording(128, new int[128]), Recording(128, new int[128], 1)], TestContext.Current.CancellationToken));
        Assert.Equal(0, WindowCutter.Cut([], TestContext.Current.CancellationToken).Rows);
    }

    [Fact]
    public void A_recording_refuses_what_is_no_recording()
    {
        Assert.Throws<ArgumentException>(() => new SensorRecording(new float[7]));
        Assert.Throws<ArgumentException>(() => new SensorRecording(new float[6], [1, 1]));
        Assert.Throws<ArgumentException>(() => new SensorRecording(new float[6], [7]));
        Assert.Throws<ArgumentException>(() => new SensorRecording(new float[6], [-1]));
        Assert.Contains("Sample 1, gyro_x, is NaN", Assert.Throws<ArgumentException>(() => new SensorRecording([0, 0, 0, 0, 0, 0, 0, 0, 0, float.NaN, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SensorRecording([0, 0, 0, 0, 0, float.PositiveInfinity]));
    }

    private static SensorRecording Recording(int samples, int[]? labels = null, int? subject = null, Func<int, int, double>? value = null) => new(
        [.. Enumerable.Range(0, samples * 6).Select(at => (float)(value ?? Wave)(at / 6, at % 6))], labels, HarWindows.Activities, subject);

    private static double Wave(int sample, int channel) => Math.Sin(sample * (0.1 + (0.03 * channel)));
}

namespace HarOrleans.Data.Windows;

/// <summary>
/// Raw sensor windows: each 128 samples at 50 Hz (2.56 s) of nine channels, in the order of <see cref="HarWindows.Channels"/>. Accelerations are in g,
/// angular velocities in radians a second. Treat the arrays as read-only.
/// </summary>
public sealed class InertialWindows
{
    /// <summary>Puts windows together.</summary>
    /// <param name="values">Row-major, Rows x 128 x 9, float32, all finite: the nine channels of a sample stand side by side. Kept, not copied.</param>
    /// <param name="labels">What was done, one number a window as the source has it (1 is the first of <see cref="LabelNames"/>), or null where the source does not say.</param>
    /// <param name="subjects">Who was measured, one number a window, or null where the source does not say.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public InertialWindows(float[] values, int[]? labels = null, int[]? subjects = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length % HarWindows.WindowLength != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{values.Length} values are not a number of windows of 128 x 9."), nameof(values));
        }

        Values = values;
        Rows = values.Length / HarWindows.WindowLength;
        Labels = Checked(labels, nameof(labels));
        Subjects = Checked(subjects, nameof(subjects));
    }

    /// <summary>Number of windows.</summary>
    public int Rows { get; }

    /// <summary>All samples: row-major, Rows x 128 x 9.</summary>
    public float[] Values { get; }

    /// <summary>What was done, one number a window, or null.</summary>
    public int[]? Labels { get; }

    /// <summary>Who was measured, one number a window, or null.</summary>
    public int[]? Subjects { get; }

    /// <summary>What the labels mean: label n is name n - 1. Default: <see cref="HarWindows.Activities"/>.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = HarWindows.Activities;

    /// <summary>One window: 128 x 9 values, sample after sample.</summary>
    /// <param name="row">The window, from 0.</param>
    public ReadOnlySpan<float> Window(int row) => Values.AsSpan(row * HarWindows.WindowLength, HarWindows.WindowLength);

    /// <summary>
    /// The nine values of the sample that follows a window, or an empty span where there is none. It is sample 65 of the next row, where that row goes on
    /// with the same recording: its first 64 samples are then this window's last 64 (overlap of 50 %), value for value.
    /// </summary>
    /// <param name="row">The window, from 0.</param>
    public ReadOnlySpan<float> SampleAfter(int row)
    {
        const int half = HarWindows.WindowLength / 2;
        if (row + 1 >= Rows || (Subjects is not null && Subjects[row] != Subjects[row + 1]))
        {
            return [];
        }

        var next = Window(row + 1);
        return Window(row)[half..].SequenceEqual(next[..half]) ? next.Slice(half, HarWindows.Channels.Count) : [];
    }

    private int[]? Checked(int[]? numbers, string name) => numbers is null || numbers.Length == Rows
        ? numbers
        : throw new ArgumentException(FormattableString.Invariant($"{numbers.Length} numbers do not fit {Rows} windows."), name);
}

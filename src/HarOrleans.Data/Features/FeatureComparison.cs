using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>Features computed from published windows, against the published features.</summary>
/// <param name="Windows">Windows that were compared: those whose next sample is known.</param>
/// <param name="Columns">The 561 features in their order.</param>
public sealed record FeatureComparison(int Windows, IReadOnlyList<ColumnDifference> Columns)
{
    /// <summary>What is called the same, on a scale of 2.</summary>
    public const double Tolerance = 2e-5;

    /// <summary>Compares on the windows whose next sample is known; the others' jerk signals lack one difference.</summary>
    /// <param name="files">Windows with the published rows that belong to them, in the same order, with the columns of <see cref="WindowFeatures.Names"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">Rows or columns do not belong to the windows.</exception>
    public static FeatureComparison Of(IReadOnlyList<(InertialWindows Windows, HarTable Published)> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var (largest, sum, beyond, compared) = (new double[WindowFeatures.Count], new double[WindowFeatures.Count], new int[WindowFeatures.Count], 0);
        var (extractor, features) = (new FeatureExtractor(), new double[WindowFeatures.Count]);
        foreach (var (windows, published) in files)
        {
            Check(windows, published);
            for (var row = 0; row < windows.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = windows.SampleAfter(row);
                if (next.IsEmpty)
                {
                    continue;
                }

                extractor.Extract(windows.Window(row), next, features);
                for (var column = 0; column < features.Length; column++)
                {
                    var difference = Math.Abs(features[column] - published.Row(row)[column]);
                    largest[column] = Math.Max(largest[column], difference);
                    sum[column] += difference;
                    beyond[column] += difference > Tolerance ? 1 : 0;
                }

                compared++;
            }
        }

        return new FeatureComparison(
            compared, [.. WindowFeatures.Names.Select((name, column) => new ColumnDifference(name, largest[column], sum[column] / Math.Max(1, compared), beyond[column]))]);
    }

    private static void Check(InertialWindows windows, HarTable published)
    {
        if (windows.Rows != published.Rows || (windows.Subjects is { } subjects && !subjects.AsSpan().SequenceEqual(published.Subjects)))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{windows.Rows} windows and {published.Rows} published rows are not of the same people in the same order."), nameof(windows));
        }

        if (!published.FeatureNames.SequenceEqual(WindowFeatures.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException("The published columns are not the 561 features.", nameof(published));
        }
    }
}

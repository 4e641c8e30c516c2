using System.Security.Cryptography;
using HarOrleans.Data.Parquet;
using HarOrleans.Data.Simulation;
using HarOrleans.Data.Windows;
using HarOrleans.Data.Writing;

namespace HarOrleans.Data.Features;

/// <summary>The features of many windows, in steps of 1e-7, as the published columns have them.</summary>
/// <param name="Windows">What they were computed from.</param>
/// <param name="Features">Row-major, windows x 561, in [-1, 1].</param>
/// <param name="Outside">How many features of each window lay outside the range of the published data and were set to -1 or 1.</param>
public sealed record FeatureTable(InertialWindows Windows, double[] Features, int[] Outside)
{
    private const double Steps = 1e7;

    /// <summary>Computes the features. The same windows give the same bits on every machine.</summary>
    /// <param name="windows">The windows; a sample of the next row completes the jerk signals where it follows.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static FeatureTable Of(InertialWindows windows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var table = new FeatureTable(windows, new double[windows.Rows * WindowFeatures.Count], new int[windows.Rows]);
        var extractor = new FeatureExtractor();
        for (var row = 0; row < windows.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var features = table.Features.AsSpan(row * WindowFeatures.Count, WindowFeatures.Count);
            table.Outside[row] = extractor.Extract(windows.Window(row), windows.SampleAfter(row), features);
            foreach (ref var feature in features)
            {
                // Adding zero turns -0 into 0, which reads back as written.
                feature = (Math.Round(feature * Steps) / Steps) + 0.0;
            }
        }

        return table;
    }

    /// <summary>The features of one window.</summary>
    /// <param name="row">The window, from 0.</param>
    public ReadOnlySpan<double> Row(int row) => Features.AsSpan(row * WindowFeatures.Count, WindowFeatures.Count);

    /// <summary>The name of what was done in one window, or null where nobody says.</summary>
    /// <param name="row">The window, from 0.</param>
    /// <exception cref="InvalidOperationException">The label has no name.</exception>
    public string? Activity(int row) => Windows.Labels is { } labels ? Name(labels[row]) : null;

    /// <summary>
    /// Writes the features as CSV: the 561 columns, then <c>subject</c> and <c>Activity</c> where they are known; with both, the layout of a data set's file. Replaces the file where it stands,
    /// in one step.
    /// </summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <exception cref="InvalidOperationException">A label has no name.</exception>
    public void WriteCsv(string path) => WholeFile.Write(path, stream => FeatureCsv.Write(this, stream));

    /// <summary>As <see cref="WriteCsv"/>, as Parquet: the columns that repeat a name have <c>.1</c> and <c>.2</c>, as pandas has them.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <exception cref="InvalidOperationException">A label has no name.</exception>
    public void WriteParquet(string path)
    {
        string[]? activities = Windows.Labels is { } labels ? [.. labels.Select(Name)] : null;
        WholeFile.Write(path, stream => Task.Run(() => ParquetTableWriter.WriteAsync(WindowFeatures.Names, FeatureGrammar.Names, Features, Windows.Subjects, activities, stream)).GetAwaiter().GetResult());
    }

    /// <summary>The features as a file of a data set, with the digest of its canonical CSV.</summary>
    /// <exception cref="InvalidOperationException">The windows have no labels or subjects, or a label without a name.</exception>
    public HarTable ToTable()
    {
        if (Windows.Labels is not { } labels || Windows.Subjects is not { } subjects)
        {
            throw new InvalidOperationException("A file of a data set says for each window who was measured and what was done; these windows do not.");
        }

        var table = new HarTable(WindowFeatures.Names, Features, subjects, [.. labels.Select(Name)], string.Empty) { HeaderNames = FeatureGrammar.Names };
        using var digest = new DigestStream(HashAlgorithmName.SHA256);
        CsvTableWriter.Write(table, digest);
        return table with { Sha256 = digest.Digest() };
    }

    private string Name(int label) => label >= 1 && label <= Windows.LabelNames.Count
        ? Windows.LabelNames[label - 1]
        : throw new InvalidOperationException(FormattableString.Invariant($"The label {label} is none of 1 to {Windows.LabelNames.Count}."));
}

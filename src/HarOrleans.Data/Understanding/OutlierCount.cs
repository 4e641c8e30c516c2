using HarOrleans.Data.Preparing;

namespace HarOrleans.Data.Understanding;

/// <summary>How many values of a feature column lie far from its mean.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Count">Rows whose value is more than the threshold's number of standard deviations from the mean.</param>
public sealed record OutlierCount(string Name, int Count)
{
    /// <summary>Counts |z| &gt; threshold for each feature column, z by the column's own mean and standard deviation (ddof 0). A constant column has none.</summary>
    /// <param name="table">The table; not changed.</param>
    /// <param name="threshold">Positive. Default 3.</param>
    public static IReadOnlyList<OutlierCount> Of(HarTable table, double threshold = 3)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        var scaling = StandardScaler.Fit(table.Features, table.FeatureNames.Count);
        double[] mean = [.. scaling.Mean];
        double[] scale = [.. scaling.Scale];
        var counts = new int[mean.Length];
        for (var row = 0; row < table.Rows; row++)
        {
            var values = table.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                counts[column] += Math.Abs((values[column] - mean[column]) / scale[column]) > threshold ? 1 : 0;
            }
        }

        return [.. table.FeatureNames.Zip(counts, (name, count) => new OutlierCount(name, count))];
    }
}

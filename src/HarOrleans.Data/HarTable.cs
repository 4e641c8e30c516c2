namespace HarOrleans.Data;

/// <summary>One file of a data set: a window a row. Treat the arrays as read-only: trials that run at the same time share them.</summary>
/// <param name="FeatureNames">Names of the feature columns, unique: a repeated name has <c>.1</c>, <c>.2</c> appended, as pandas does.</param>
/// <param name="Features">Row-major, Rows x FeatureNames.Count, as read: float64 and unscaled, all finite. <c>subject</c> is apart.</param>
/// <param name="Subjects">Who was measured, one number a row.</param>
/// <param name="Activities">What was done, one name a row; equal names are one string object.</param>
/// <param name="Sha256">Digest of the uncompressed CSV bytes, or of a Parquet file as it is: 64 lower-case hex digits.</param>
public sealed record HarTable(
    IReadOnlyList<string> FeatureNames, double[] Features, int[] Subjects, string[] Activities, string Sha256)
{
    /// <summary>The feature names as they stand in the header, repeats and all. Default: <see cref="FeatureNames"/>.</summary>
    public IReadOnlyList<string> HeaderNames { get; init; } = FeatureNames;

    /// <summary>Number of windows.</summary>
    public int Rows => Activities.Length;

    /// <summary>The features of one row.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<double> Row(int row) => Features.AsSpan(row * FeatureNames.Count, FeatureNames.Count);
}

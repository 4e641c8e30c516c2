namespace HarOrleans.Data.Preparing;

/// <summary>The ways to scale, by name.</summary>
internal static class Scalers
{
    /// <summary>Fits on row-major values; there must be at least one row.</summary>
    internal static FeatureScaling Fit(ReadOnlySpan<double> values, int columns, string scaling) => scaling == PreparationOptions.NoScaling
        ? new FeatureScaling(new double[columns], [.. Enumerable.Repeat(1.0, columns)])
        : StandardScaler.Fit(values, columns);
}

namespace HarOrleans.Data.Features;

/// <summary>How far the computed values of one feature lie from the published ones.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Largest">The largest difference.</param>
/// <param name="Mean">The mean difference.</param>
/// <param name="Beyond">Windows that differ by more than <see cref="FeatureComparison.Tolerance"/>.</param>
public sealed record ColumnDifference(string Name, double Largest, double Mean, int Beyond);

using HarOrleans.Data.Reading;
using HarOrleans.Data.Simulation;

namespace HarOrleans.Data.Features;

/// <summary>The 561 features of the UCI HAR data: their names, and the values between which each is scaled.</summary>
public static class WindowFeatures
{
    /// <summary>Number of features: 561.</summary>
    public const int Count = 561;

    private static readonly Lazy<FeatureRanges> Shipped = new(FeatureRanges.Load);

    /// <summary>Names in the order of the published columns, unique: a repeated name has <c>.1</c>, <c>.2</c> appended, as in <see cref="HarTable.FeatureNames"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ColumnNames.Distinguish(FeatureGrammar.Names);

    internal static FeatureRanges Ranges => Shipped.Value;

    /// <summary>The unscaled value of each feature that becomes -1. For scaling by <c>2 * (value - minimum) / (maximum - minimum) - 1</c>.</summary>
    public static IReadOnlyList<double> Minimum => Shipped.Value.Minimum;

    /// <summary>The unscaled value of each feature that becomes 1. Greater than the minimum.</summary>
    public static IReadOnlyList<double> Maximum => Shipped.Value.Maximum;
}

namespace HarOrleans.Dashboard;

/// <summary>One series of an <see cref="AnalysisFigure"/>.</summary>
/// <param name="Name">Its name in the legend and in the table's head.</param>
/// <param name="Values">One value a category; null is a gap, never zero.</param>
public sealed record AnalysisSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>How far each value may be off, in both directions; null for a series without that.</summary>
    public IReadOnlyList<double>? Deviations { get; init; }
}

namespace HarOrleans.Charts;

/// <summary>One series of a <see cref="BarChart"/>.</summary>
/// <param name="Name">Its name in the legend and in the table's head.</param>
/// <param name="Values">One value a category; null, NaN and the infinities are gaps in the drawing and a dash in the table, never zero.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>How far each value may be off, one a category, drawn as a line through the bar's end; null draws none.</summary>
    public IReadOnlyList<double>? Deviations { get; init; }
}

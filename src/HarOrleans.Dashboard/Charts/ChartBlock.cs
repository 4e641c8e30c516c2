namespace HarOrleans.Dashboard;

/// <summary>Points for one curve. A step that the curve has already takes the new value, so sending points twice does no harm.</summary>
/// <param name="Series">The curve's place in the chart, from 0.</param>
/// <param name="Points">The points by ascending step.</param>
public sealed record ChartBlock(int Series, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Names the curve and says how it is drawn, at its first block and where that changes; null leaves it as it is.</summary>
    public ChartLabel? Label { get; init; }

    /// <summary>Drops the curve's points first: the place has a new curve.</summary>
    public bool Reset { get; init; }
}

using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>What a batch adds to one metric.</summary>
internal sealed class MetricGrowth(long metricId)
{
    /// <summary>The metric.</summary>
    public long MetricId { get; } = metricId;

    /// <summary>Points added.</summary>
    public int Points { get; private set; }

    /// <summary>The smallest value added that is a number, or null.</summary>
    public double? Low { get; private set; }

    /// <summary>The largest value added that is a number, or null.</summary>
    public double? High { get; private set; }

    /// <summary>The cursor of the last point added.</summary>
    public long LastPoint { get; private set; }

    /// <summary>Counts a point in.</summary>
    public void Add(long pointId, double value)
    {
        Points++;
        LastPoint = pointId;
        if (!double.IsNaN(value))
        {
            Low = Low is { } low ? Math.Min(low, value) : value;
            High = High is { } high ? Math.Max(high, value) : value;
        }
    }

    /// <summary>Takes what was added at once, in place of single points.</summary>
    public void Add(AddedPoints added) => (Points, Low, High, LastPoint) = (added.Points, added.Low, added.High, added.LastPoint);
}

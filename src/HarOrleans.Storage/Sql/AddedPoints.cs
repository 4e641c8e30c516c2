namespace HarOrleans.Storage.Sql;

/// <summary>What was added of one metric.</summary>
/// <param name="MetricId">The metric.</param>
/// <param name="Points">How many points.</param>
/// <param name="Low">The smallest value that is a number, or null.</param>
/// <param name="High">The largest value that is a number, or null.</param>
/// <param name="LastPoint">The cursor of the last point.</param>
internal sealed record AddedPoints(long MetricId, int Points, double? Low, double? High, long LastPoint);

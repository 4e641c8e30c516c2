namespace HarOrleans.Storage.Points;

/// <summary>A point of a metric as chunks hold it.</summary>
/// <param name="Cursor">Its place among all points of its run, hidden ones too: what readers go on from.</param>
/// <param name="Sequence">The writer's number of it.</param>
/// <param name="Step">The step.</param>
/// <param name="Value">The value, bit for bit.</param>
/// <param name="TimeMs">When it was logged: milliseconds since 1970 UTC.</param>
internal readonly record struct StoredPoint(long Cursor, long Sequence, long Step, double Value, long TimeMs);

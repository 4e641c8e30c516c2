using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>The visible points of one metric by step: a range of them, and what is left of them when they are thinned.</summary>
internal static class PointHistory
{
    private const string Range = """
        SELECT data FROM metric_chunk
        WHERE metric_id = @metric AND superseded = 0 AND high_step >= @from AND low_step <= @to ORDER BY last_point
        """;

    /// <summary>Points of steps from one to another, both included, by step and then as they were stored.</summary>
    public static async Task<List<StoredPoint>> ReadAsync(DbSession session, long metricId, long fromStep, long toStep)
    {
        List<StoredPoint> points = [];
        foreach (var chunk in await session.QueryAsync(Range, row => (byte[])row.GetValue(0), ("@metric", metricId), ("@from", fromStep), ("@to", toStep)))
        {
            points.AddRange(ChunkCodec.Decode(chunk).Where(point => point.Step >= fromStep && point.Step <= toStep));
        }

        points.Sort((one, other) => (one.Step, one.Cursor).CompareTo((other.Step, other.Cursor)));
        return points;
    }

    /// <summary>Deletes points of a metric for ever but those that draw its curve, its extremes and its last one; hidden ones, too. How many are gone.</summary>
    public static async Task<long> ThinAsync(DbSession session, long metricId, int writer, int most)
    {
        var all = await ReadAsync(session, metricId, long.MinValue, long.MaxValue);
        var stored = (long)(await session.ScalarAsync("SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM metric_chunk WHERE metric_id = @metric", ("@metric", metricId)))!;
        var kept = all.Count <= most ? all : Kept(all, most);
        if (kept.Count == stored)
        {
            return 0;
        }

        await session.ExecuteAllAsync(
        [
            new("DELETE FROM metric_chunk WHERE metric_id = @metric", ("@metric", metricId)),
            .. kept.OrderBy(point => point.Cursor).Chunk(ChunkRow.Most).Select(part => new SqlStatement(ChunkRow.Insert, ChunkRow.Arguments(metricId, writer, superseded: false, part))),
        ]);
        return stored - kept.Count;
    }

    private static IReadOnlyList<StoredPoint> Kept(List<StoredPoint> all, int most)
    {
        var numbers = all.Where(point => !double.IsNaN(point.Value)).ToList();
        StoredPoint[] always = [all.MaxBy(point => point.Cursor), .. numbers.Count == 0 ? (StoredPoint[])[] : [numbers.MinBy(point => point.Value), numbers.MaxBy(point => point.Value)]];
        return [.. always.Concat(Lttb.Thin(all, Math.Max(1, most - always.Length))).DistinctBy(point => point.Cursor)];
    }
}

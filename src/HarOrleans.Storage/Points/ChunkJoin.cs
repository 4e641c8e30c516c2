using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>Joins the small chunks of a metric. Within the write that makes them many, so that there is nothing beside it that could be cut off.</summary>
internal static class ChunkJoin
{
    private const string Small = "metric_id = @metric AND writer = @writer AND superseded = 0 AND points < @small";

    /// <summary>Makes as few chunks as can be of a writer's visible small ones.</summary>
    public static async Task JoinAsync(DbSession session, long metricId, int writer)
    {
        (string, object?)[] small = [("@metric", metricId), ("@writer", (long)writer), ("@small", (long)ChunkRow.Small)];
        var chunks = await session.QueryAsync($"SELECT data FROM metric_chunk WHERE {Small}", row => (byte[])row.GetValue(0), small);
        var points = chunks.SelectMany(chunk => ChunkCodec.Decode(chunk)).OrderBy(point => point.Cursor).ToArray();
        var parts = points.Chunk(ChunkRow.Most).ToList();
        await session.ExecuteAllAsync(
        [
            new($"DELETE FROM metric_chunk WHERE {Small}", small),
            .. parts.Select(part => new SqlStatement(ChunkRow.Insert, ChunkRow.Arguments(metricId, writer, superseded: false, part))),
            new(
                "UPDATE run_metric SET small_chunks = @left WHERE metric_id = @metric",
                ("@left", (long)parts.Count(part => part.Length < ChunkRow.Small)),
                ("@metric", metricId)),
        ]);
    }
}

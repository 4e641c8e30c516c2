using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>Copies a run's visible points. A trial's points have an attempt each; a copy has one writer, so its points are numbered anew.</summary>
internal static class PointCopy
{
    private const string Metrics = """
        SELECT m.metric_id, n.metric_id FROM run_metric m JOIN run_metric n ON n.run_no = @to AND n.key = m.key WHERE m.run_no = @from AND m.points > 0
        """;

    private const string Chunks = "SELECT chunk_id FROM metric_chunk WHERE metric_id = @metric AND superseded = 0 ORDER BY last_point";

    /// <summary>Copies the points of all metrics that the copy has.</summary>
    public static async Task CopyAsync(DbSession session, long fromRun, long toRun)
    {
        foreach (var (from, to) in await session.QueryAsync(Metrics, row => (row.GetInt64(0), row.GetInt64(1)), ("@to", toRun), ("@from", fromRun)))
        {
            // In the order of cursors, which chunks of several writers share among them.
            List<StoredPoint> points = [];
            foreach (var chunk in await session.QueryAsync(Chunks, row => row.GetInt64(0), ("@metric", from)))
            {
                points.AddRange(ChunkCodec.Decode((byte[])(await session.ScalarAsync("SELECT data FROM metric_chunk WHERE chunk_id = @chunk", ("@chunk", chunk)))!));
            }

            points.Sort((one, other) => one.Cursor.CompareTo(other.Cursor));
            foreach (var part in points.Select((point, i) => point with { Sequence = i }).Chunk(ChunkRow.Most))
            {
                await session.ExecuteAsync(ChunkRow.Insert, ChunkRow.Arguments(to, 0, superseded: false, part));
            }

            await session.ExecuteAsync("UPDATE run_metric SET high_sequence = @high WHERE metric_id = @metric", ("@high", points.Count - 1L), ("@metric", to));
        }
    }
}

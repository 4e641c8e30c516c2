using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>What <c>run_metric</c> keeps of a run's visible points, made anew after some of them were hidden or brought.</summary>
internal static class MetricCounts
{
    private const string Visible = "FROM metric_chunk c WHERE c.metric_id = run_metric.metric_id AND c.superseded = 0";

    private const string CountAgain = $"""
        UPDATE run_metric SET
            points = (SELECT CAST(COALESCE(SUM(c.points), 0) AS BIGINT) {Visible}),
            low = (SELECT MIN(c.low) {Visible}),
            high = (SELECT MAX(c.high) {Visible}),
            last_point = (SELECT MAX(c.last_point) {Visible}),
            small_chunks = (SELECT COUNT(*) {Visible} AND c.writer = run_metric.writer AND c.points < @small),
            last_value = NULL
        WHERE run_no = @run
        """;

    private const string LastChunks = """
        SELECT m.metric_id, c.data FROM run_metric m JOIN metric_chunk c ON c.metric_id = m.metric_id AND c.last_point = m.last_point WHERE m.run_no = @run
        """;

    private const string PutLast = """
        UPDATE run_metric SET last_value = @value, last_sequence = @sequence, last_step = @step, last_time_ms = @time WHERE metric_id = @metric
        """;

    /// <summary>Counts again, and tells readers that points they have may be gone.</summary>
    public static async Task CountAgainAsync(DbSession session, long runNo)
    {
        await session.ExecuteAsync(CountAgain, ("@small", (long)ChunkRow.Small), ("@run", runNo));
        var last = await session.QueryAsync(LastChunks, row => (Metric: row.GetInt64(0), Point: ChunkCodec.Decode((byte[])row.GetValue(1))[^1]), ("@run", runNo));
        await session.ExecuteAllAsync(
        [
            .. last.Select(row => new SqlStatement(
                PutLast,
                ("@value", SqlValue.Real(row.Point.Value)),
                ("@sequence", row.Point.Sequence),
                ("@step", row.Point.Step),
                ("@time", row.Point.TimeMs),
                ("@metric", row.Metric))),
            new("UPDATE run SET revision = revision + 1 WHERE run_no = @run", ("@run", runNo)),
        ]);
    }
}

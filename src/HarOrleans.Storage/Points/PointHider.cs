using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Stores;

namespace HarOrleans.Storage.Points;

/// <summary>Hides visible points of a run, which stay stored; a chunk of which only some are hidden becomes two.</summary>
internal static class PointHider
{
    private const string OfRun = "metric_id IN (SELECT m.metric_id FROM run_metric m WHERE m.run_no = @run) AND superseded = 0";

    /// <summary>Hides what writers before an attempt wrote beyond a sequence, or all of it.</summary>
    public static Task HideAttemptsAsync(DbSession session, long runNo, int before, long? afterSequence) => HideAsync(
        session,
        runNo,
        "writer < @before AND (CAST(@after AS BIGINT) IS NULL OR last_sequence > @after)",
        "first_sequence > @after",
        point => afterSequence is not { } after || point.Sequence > after,
        ("@before", (long)before),
        ("@after", afterSequence));

    /// <summary>Hides the points of steps beyond one.</summary>
    public static Task HideStepsAsync(DbSession session, long runNo, long afterStep) =>
        HideAsync(session, runNo, "high_step > @after", "low_step > @after", point => point.Step > afterStep, ("@after", afterStep));

    private static async Task HideAsync(DbSession session, long runNo, string some, string all, Func<StoredPoint, bool> isHidden, params (string Name, object? Value)[] args)
    {
        (string, object?)[] bound = [.. args, ("@run", runNo)];
        var chunks = await session.QueryAsync(
            $"SELECT chunk_id, metric_id, writer, CASE WHEN {all} THEN NULL ELSE data END FROM metric_chunk WHERE {OfRun} AND {some}",
            row => (Id: row.GetInt64(0), Metric: row.GetInt64(1), Writer: row.GetInt32(2), Data: row.IsDBNull(3) ? null : (byte[])row.GetValue(3)),
            bound);
        foreach (var (id, metric, writer, data) in chunks)
        {
            var points = data is null ? null : ChunkCodec.Decode(data);
            if (points is null || Array.TrueForAll(points, point => isHidden(point)))
            {
                await session.ExecuteAsync("UPDATE metric_chunk SET superseded = 1 WHERE chunk_id = @chunk", ("@chunk", id));
                continue;
            }

            await session.ExecuteAllAsync(
            [
                new("DELETE FROM metric_chunk WHERE chunk_id = @chunk", ("@chunk", id)),
                .. points.GroupBy(isHidden).Select(part => new SqlStatement(ChunkRow.Insert, ChunkRow.Arguments(metric, writer, part.Key, part.ToArray()))),
            ]);
        }

        if (chunks.Count > 0)
        {
            await MetricCounts.CountAgainAsync(session, runNo);
        }
    }
}

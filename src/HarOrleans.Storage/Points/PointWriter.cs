using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Stores;

namespace HarOrleans.Storage.Points;

/// <summary>Adds points to a run that its caller holds: what a batch brings of a metric becomes a chunk, and many small ones are joined.</summary>
internal static class PointWriter
{
    // MIN and MAX of two values are spelled out: the databases have different names for them.
    private const string AddToMetric = """
        UPDATE run_metric SET
            points = points + @points,
            low = CASE WHEN low IS NULL OR low > @low THEN COALESCE(@low, low) ELSE low END,
            high = CASE WHEN high IS NULL OR high < @high THEN COALESCE(@high, high) ELSE high END,
            last_point = @last_point, last_value = @last_value, last_sequence = @last_sequence, last_step = @last_step, last_time_ms = @last_time,
            writer = @writer, high_sequence = @high_sequence, small_chunks = @small
        WHERE metric_id = @metric
        """;

    /// <summary>Adds the points that are not stored yet, in their order; the cursor of the run's last point, or null where the writer may not write.</summary>
    public static async Task<long?> AddAsync(DbSession session, RunKey run, int writer, IReadOnlyList<MetricPoint> points)
    {
        if (points.Count == 0)
        {
            return run.LastPoint;
        }

        var metrics = await MetricState.LoadAsync(session, run.RunNo, points);
        var last = await TakeNewAsync(session, run.LastPoint, writer, points, metrics);
        if (last == run.LastPoint)
        {
            return last;
        }

        List<SqlStatement> chunks = [];
        List<SqlStatement> sums = [new("UPDATE run SET last_point = @last WHERE run_no = @run", ("@last", last), ("@run", run.RunNo))];
        List<long> crowded = [];
        foreach (var metric in metrics.Values.Where(metric => metric.Added.Count > 0))
        {
            chunks.AddRange(metric.Added.ToArray().Chunk(ChunkRow.Most).Select(part => new SqlStatement(
                ChunkRow.InsertIfHeld, [.. ChunkRow.Arguments(metric.MetricId, writer, superseded: false, part), ("@trial", run.TrialId)])));
            var small = metric.SmallAfter(writer, metric.Added.Count % ChunkRow.Most is > 0 and < ChunkRow.Small ? 1 : 0);
            sums.Add(Sum(writer, metric, small));
            if (small >= ChunkRow.ManySmall)
            {
                crowded.Add(metric.MetricId);
            }
        }

        var changed = await session.ExecuteAllAsync([.. chunks, .. sums]);
        if (changed.Take(chunks.Count).Any(rows => rows == 0))
        {
            return null;
        }

        foreach (var metric in crowded)
        {
            await ChunkJoin.JoinAsync(session, metric, writer);
        }

        return last;
    }

    /// <summary>Gives a cursor to each point that is neither stored yet nor twice in the batch.</summary>
    private static async Task<long> TakeNewAsync(DbSession session, long cursor, int writer, IReadOnlyList<MetricPoint> points, Dictionary<string, MetricState> metrics)
    {
        var known = await KnownSequences.LoadAsync(session, writer, points, metrics);
        foreach (var point in points)
        {
            if (known.IsNew(point))
            {
                metrics[point.Key].Added.Add(new(++cursor, point.Sequence, point.Step, point.Value, point.TimeMs));
            }
        }

        return cursor;
    }

    private static SqlStatement Sum(int writer, MetricState metric, int small)
    {
        double? low = null, high = null;
        foreach (var value in metric.Added.Select(point => point.Value).Where(value => !double.IsNaN(value)))
        {
            low = low < value ? low : value;
            high = high > value ? high : value;
        }

        var last = metric.Added[^1];
        return new(
            AddToMetric,
            ("@points", (long)metric.Added.Count),
            ("@low", low),
            ("@high", high),
            ("@last_point", last.Cursor),
            ("@last_value", SqlValue.Real(last.Value)),
            ("@last_sequence", last.Sequence),
            ("@last_step", last.Step),
            ("@last_time", last.TimeMs),
            ("@writer", (long)metric.WriterAfter(writer)),
            ("@high_sequence", metric.HighAfter(writer)),
            ("@small", (long)small),
            ("@metric", metric.MetricId));
    }
}

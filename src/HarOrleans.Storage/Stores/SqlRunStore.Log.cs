using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string InsertPoint = """
        INSERT INTO metric_point (run_no, metric_id, writer, sequence, step, value, time_ms)
        SELECT @run, @metric, @writer, @sequence, @step, @value, @time WHERE
        """ + " " + Fence.Run + """
         ON CONFLICT (metric_id, writer, sequence) DO NOTHING
        RETURNING point_id
        """;

    private const string InsertParam = "INSERT INTO run_param (run_no, key, value) SELECT @run, @key, @value WHERE " + Fence.Run + """
         ON CONFLICT (run_no, key) DO NOTHING
        """;

    private const string PutTag = "INSERT INTO run_tag (run_no, key, value) SELECT @run, @key, @value WHERE " + Fence.Run + """
         ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value
        """;

    // MIN and MAX of two values are spelled out: the databases have different names for them.
    private const string AddToMetric = """
        UPDATE run_metric SET
            points = points + @points,
            low = CASE WHEN low IS NULL OR low > @low THEN COALESCE(@low, low) ELSE low END,
            high = CASE WHEN high IS NULL OR high < @high THEN COALESCE(@high, high) ELSE high END,
            last_point = @last,
            last_value = (SELECT p.value FROM metric_point p WHERE p.point_id = @last)
        WHERE metric_id = @metric
        """;

    /// <inheritdoc />
    public Task<long?> LogAsync(string runId, RunBatch batch, CancellationToken cancellationToken = default) =>
        database.WriteAsync<long?>(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                if (!await MayWriteAsync(session, run, batch.Writer))
                {
                    return session.Refuse<long?>(null);
                }

                await PutParamsAsync(session, run, runId, batch);
                foreach (var (key, value) in batch.Tags)
                {
                    await session.ExecuteAsync(
                        PutTag, ("@run", run.RunNo), ("@key", key), ("@value", value), ("@trial", run.TrialId), ("@writer", batch.Writer));
                }

                return await AddPointsAsync(session, run, batch);
            },
            cancellationToken);

    private static async Task<bool> MayWriteAsync(DbSession session, RunKey run, int writer) =>
        run.TrialId is null ? writer == 0 : await session.ScalarAsync("SELECT 1 WHERE " + Fence.Run, ("@trial", run.TrialId), ("@writer", writer)) is not null;

    private static async Task PutParamsAsync(DbSession session, RunKey run, string runId, RunBatch batch)
    {
        foreach (var (key, value) in batch.Params)
        {
            var added = await session.ExecuteAsync(
                InsertParam, ("@run", run.RunNo), ("@key", key), ("@value", value), ("@trial", run.TrialId), ("@writer", batch.Writer));
            if (added == 0)
            {
                var stored = (string?)await session.ScalarAsync(
                    "SELECT value FROM run_param WHERE run_no = @run AND key = @key", ("@run", run.RunNo), ("@key", key));
                if (stored != value)
                {
                    throw new ConflictException($"The parameter '{key}' of run '{runId}' is '{stored}' and cannot become '{value}': parameters are written once.");
                }
            }
        }
    }

    private static async Task<long> AddPointsAsync(DbSession session, RunKey run, RunBatch batch)
    {
        if (batch.Points.Count == 0)
        {
            return run.LastPoint;
        }

        var metrics = await LoadMetricsAsync(session, run.RunNo);
        await MakeMetricsAsync(session, run, batch, metrics);
        if (batch.Points.Count >= session.Bulk.Least)
        {
            foreach (var added in await session.Bulk.AddAsync(run.RunNo, batch.Writer, batch.Points.Select(point => (metrics[point.Key].MetricId, point))))
            {
                metrics.Values.Single(metric => metric.MetricId == added.MetricId).Add(added);
            }
        }
        else
        {
            await AddEachAsync(session, run, batch, metrics);
        }

        var last = Math.Max(run.LastPoint, metrics.Values.Max(metric => metric.LastPoint));
        await PutGrowthAsync(session, run, metrics.Values, last);
        return last;
    }

    private static async Task MakeMetricsAsync(DbSession session, RunKey run, RunBatch batch, Dictionary<string, MetricGrowth> metrics)
    {
        foreach (var point in batch.Points)
        {
            if (!metrics.ContainsKey(point.Key))
            {
                var id = (long)(await session.ScalarAsync(
                    "INSERT INTO run_metric (run_no, key) VALUES (@run, @key) RETURNING metric_id", ("@run", run.RunNo), ("@key", point.Key)))!;
                metrics.Add(point.Key, new MetricGrowth(id));
            }
        }
    }

    private static async Task AddEachAsync(DbSession session, RunKey run, RunBatch batch, Dictionary<string, MetricGrowth> metrics)
    {
        foreach (var point in batch.Points)
        {
            var metric = metrics[point.Key];
            var added = (long?)await session.ScalarAsync(
                InsertPoint,
                ("@run", run.RunNo),
                ("@metric", metric.MetricId),
                ("@writer", batch.Writer),
                ("@sequence", point.Sequence),
                ("@step", point.Step),
                ("@value", SqlValue.Real(point.Value)),
                ("@time", point.TimeMs),
                ("@trial", run.TrialId));
            if (added is { } pointId)
            {
                metric.Add(pointId, point.Value);
            }
        }
    }

    private static async Task PutGrowthAsync(DbSession session, RunKey run, IEnumerable<MetricGrowth> metrics, long last)
    {
        foreach (var metric in metrics)
        {
            if (metric.Points > 0)
            {
                await session.ExecuteAsync(
                    AddToMetric,
                    ("@points", metric.Points),
                    ("@low", metric.Low),
                    ("@high", metric.High),
                    ("@last", metric.LastPoint),
                    ("@metric", metric.MetricId));
            }
        }

        if (last != run.LastPoint)
        {
            await session.ExecuteAsync("UPDATE run SET last_point = @last WHERE run_no = @run", ("@last", last), ("@run", run.RunNo));
        }
    }

    private static async Task<Dictionary<string, MetricGrowth>> LoadMetricsAsync(DbSession session, long runNo)
    {
        var rows = await session.QueryAsync(
            "SELECT key, metric_id FROM run_metric WHERE run_no = @run", row => (Key: row.Text(0), Id: row.GetInt64(1)), ("@run", runNo));
        return rows.ToDictionary(row => row.Key, row => new MetricGrowth(row.Id), StringComparer.Ordinal);
    }
}

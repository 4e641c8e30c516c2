using System.Data.Common;
using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string SelectMetrics = """
        SELECT m.key, m.low, m.high, m.points, p.sequence, p.step, p.value, p.time_ms
        FROM run_metric m JOIN metric_point p ON p.point_id = m.last_point
        WHERE m.run_no = @run AND m.points > 0
        """;

    private const string SelectPoints = """
        SELECT p.metric_id, p.sequence, p.step, p.value, p.time_ms, p.point_id
        FROM metric_point p
        WHERE p.run_no = @run AND p.point_id > @cursor AND p.superseded = 0
        """;

    /// <inheritdoc />
    public Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async session =>
            {
                var found = await session.QueryAsync(
                    RunRow.Select + " WHERE r.run_id = @run", row => (Info: RunRow.Read(row), No: row.GetInt64(RunRow.RunNo)), ("@run", runId));
                if (found.Count == 0)
                {
                    return null;
                }

                var (info, no) = found[0];
                var metrics = await session.QueryAsync(SelectMetrics, ReadMetric, ("@run", no));
                var evaluation = (string?)await session.ScalarAsync("SELECT evaluation FROM run_evaluation WHERE run_no = @run", ("@run", no));
                return new RunDetail(
                    info,
                    await ReadWordsAsync(session, "SELECT key, value FROM run_param WHERE run_no = @run", no),
                    await ReadWordsAsync(session, "SELECT key, value FROM run_tag WHERE run_no = @run", no),
                    [.. metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal)],
                    evaluation is null ? null : StorageJson.Read<Evaluation>(evaluation),
                    await ReadInputsAsync(session, no),
                    await ReadModelsAsync(session, no));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<int?> FindAttemptAsync(string runId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async session => (int?)(long?)await session.ScalarAsync(
                "SELECT COALESCE(l.attempt, 0) FROM run r LEFT JOIN trial_lease l ON l.trial_id = r.trial_id WHERE r.run_id = @run", ("@run", runId)),
            cancellationToken);

    /// <inheritdoc />
    public Task<MetricPage> ReadPointsAsync(string runId, IReadOnlyList<string> keys, long cursor, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ReadAsync(
            async session =>
            {
                var run = await RunKey.FindAsync(session, runId);
                var metrics = await LoadMetricsAsync(session, run.RunNo);
                var names = metrics.ToDictionary(metric => metric.Value.MetricId, metric => metric.Key);
                var (sql, args) = Filter(metrics, keys);
                var rows = await session.QueryAsync(
                    $"{SelectPoints}{sql} ORDER BY p.point_id LIMIT @limit",
                    row => (Point: new MetricPoint(names[row.GetInt64(0)], row.GetInt64(1), row.GetInt64(2), row.Real(3), row.GetInt64(4)), Id: row.GetInt64(5)),
                    [("@run", run.RunNo), ("@cursor", cursor), ("@limit", limit + 1L), .. args]);
                var more = rows.Count > limit;
                var points = rows.Take(limit).Select(row => row.Point).ToList();

                // Everything up to the run's last point was looked at, so the next page need not look at it again.
                return new MetricPage(run.Revision, more ? rows[limit - 1].Id : Math.Max(cursor, run.LastPoint), points, more);
            },
            cancellationToken);
    }

    /// <summary>The condition for some of a run's metrics; empty keys are all of them.</summary>
    private static (string Sql, (string Name, object? Value)[] Args) Filter(Dictionary<string, MetricGrowth> metrics, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
        {
            return ("", []);
        }

        var args = keys.Distinct(StringComparer.Ordinal)
            .Where(metrics.ContainsKey)
            .Select((key, i) => ("@m" + i.ToString(CultureInfo.InvariantCulture), (object?)metrics[key].MetricId))
            .ToArray();
        return (args.Length == 0 ? " AND 1 = 0" : $" AND p.metric_id IN ({string.Join(", ", args.Select(arg => arg.Item1))})", args);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadWordsAsync(DbSession session, string sql, long runNo)
    {
        var rows = await session.QueryAsync(sql + " ORDER BY key", row => KeyValuePair.Create(row.Text(0), row.Text(1)), ("@run", runNo));
        return new Dictionary<string, string>(rows, StringComparer.Ordinal);
    }

    private static LatestMetric ReadMetric(DbDataReader row) => new(
        row.Text(0),
        new MetricPoint(row.Text(0), row.GetInt64(4), row.GetInt64(5), row.Real(6), row.GetInt64(7)),
        row.Real(1),
        row.Real(2),
        row.GetInt64(3));
}

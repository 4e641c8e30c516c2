using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string SelectMetrics = """
        SELECT key, low, high, points, last_sequence, last_step, last_value, last_time_ms FROM run_metric WHERE run_no = @run AND points > 0
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
                var names = (await session.QueryAsync(
                    "SELECT metric_id, key FROM run_metric WHERE run_no = @run", row => (Id: row.GetInt64(0), Key: row.Text(1)), ("@run", run.RunNo))).ToDictionary(row => row.Id, row => row.Key);
                var chosen = keys.Count == 0 ? null : names.Where(name => keys.Contains(name.Value)).Select(name => name.Key).ToList();
                var found = chosen is [] ? [] : await PointReader.ReadAsync(session, run.RunNo, names, chosen, cursor, limit + 1);
                var more = found.Count > limit;
                var points = found.Take(limit).Select(each => each.Point).ToList();

                // Everything up to the run's last point was looked at, so the next page need not look at it again.
                return new MetricPage(run.Revision, more ? found[limit - 1].Cursor : Math.Max(cursor, run.LastPoint), points, more);
            },
            cancellationToken);
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

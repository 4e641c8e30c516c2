using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<MetricPoint>> ReadHistoryAsync(string runId, string key, long? fromStep, long? toStep, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return database.ReadAsync<IReadOnlyList<MetricPoint>>(
            async session =>
            {
                var run = await RunKey.FindAsync(session, runId);
                if (await session.ScalarAsync("SELECT metric_id FROM run_metric WHERE run_no = @run AND key = @key", ("@run", run.RunNo), ("@key", key)) is not long metric)
                {
                    return [];
                }

                var points = await PointHistory.ReadAsync(session, metric, fromStep ?? long.MinValue, toStep ?? long.MaxValue);
                return [.. Lttb.Thin(points, most).Select(point => new MetricPoint(key, point.Sequence, point.Step, point.Value, point.TimeMs))];
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<long> ThinAsync(string runId, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                if (await session.ScalarAsync("SELECT status FROM run WHERE run_no = @run", ("@run", run.RunNo)) is "RUNNING" or "SCHEDULED")
                {
                    throw new ConflictException($"The run '{runId}' has not ended. Thin it out when it has.");
                }

                var gone = 0L;
                foreach (var (metric, writer) in await session.QueryAsync(
                    "SELECT metric_id, writer FROM run_metric WHERE run_no = @run", row => (row.GetInt64(0), row.GetInt32(1)), ("@run", run.RunNo)))
                {
                    gone += await PointHistory.ThinAsync(session, metric, writer, most);
                }

                if (gone > 0)
                {
                    await MetricCounts.CountAgainAsync(session, run.RunNo);
                }

                return gone;
            },
            cancellationToken);
    }
}

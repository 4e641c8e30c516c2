using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string Beat = """
        UPDATE run SET heartbeat_every = @every, heartbeat_until = @until WHERE run_id = @run AND trial_id IS NULL AND status = 'RUNNING'
        """;

    private const string ListSilent = """
        SELECT run_id FROM run
        WHERE status = 'RUNNING' AND heartbeat_until IS NOT NULL AND heartbeat_until <= @now AND heartbeat_every <= @listening
        ORDER BY heartbeat_until LIMIT 100
        """;

    private const string NextSequence = "SELECT COALESCE(MAX(high_sequence), -1) + 1 FROM run_metric WHERE run_no = @run";

    /// <inheritdoc />
    public Task<long?> ResumeAsync(string runId, long? afterStep, CancellationToken cancellationToken = default) =>
        database.WriteAsync<long?>(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                if (run.TrialId is not null)
                {
                    return null;
                }

                await session.ExecuteAsync(
                    "UPDATE run SET status = 'RUNNING', reason = NULL, ended_at = NULL, started_at = COALESCE(started_at, created_at), heartbeat_until = NULL WHERE run_no = @run", ("@run", run.RunNo));
                if (afterStep is { } step)
                {
                    await PointHider.HideStepsAsync(session, run.RunNo, step);
                }

                return (long?)await session.ScalarAsync(NextSequence, ("@run", run.RunNo));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<RunInfo?> HeartbeatAsync(string runId, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var beaten = await session.ExecuteAsync(Beat, ("@every", lease.Ticks), ("@until", SqlValue.Time(now + lease)), ("@run", runId));
                return beaten > 0
                    ? null
                    : await session.FirstAsync(RunRow.Select + " WHERE r.run_id = @run", RunRow.Read, ("@run", runId)) ?? throw new NotFoundException("run", runId);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListSilentAsync(DateTimeOffset now, TimeSpan listening, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async session => await session.QueryAsync(ListSilent, row => row.Text(0), ("@now", SqlValue.Time(now)), ("@listening", listening.Ticks)),
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> ExpireAsync(string runId, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var every = (long?)await session.ScalarAsync(
                    "SELECT heartbeat_every FROM run WHERE run_id = @run AND status = 'RUNNING' AND heartbeat_until <= @now", ("@run", runId), ("@now", SqlValue.Time(now)));
                return every is { } lease && await session.ExecuteAsync(
                    "UPDATE run SET status = 'FAILED', reason = @reason, ended_at = @now WHERE run_id = @run",
                    ("@reason", string.Create(CultureInfo.InvariantCulture, $"Its owner gave no sign of life for {TimeSpan.FromTicks(lease).TotalSeconds:0.#} s.")),
                    ("@now", SqlValue.Time(now)),
                    ("@run", runId)) > 0;
            },
            cancellationToken);
}

using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string CopyRun = """
        INSERT INTO run (run_id, workspace, owner, experiment_id, name, parent_run_id, status, reason, created_at, started_at, ended_at)
        SELECT @id, workspace, owner, @experiment, name, NULL, status, reason, @at, started_at, ended_at FROM run WHERE run_no = @from
        RETURNING run_no
        """;

    private static readonly string[] CopyParts =
    [
        "INSERT INTO run_param (run_no, key, value) SELECT @to, key, value FROM run_param WHERE run_no = @from",
        "INSERT INTO run_tag (run_no, key, value) SELECT @to, key, value FROM run_tag WHERE run_no = @from",
        "INSERT INTO run_metric (run_no, key) SELECT @to, key FROM run_metric WHERE run_no = @from AND points > 0",
        "INSERT INTO run_evaluation (run_no, writer, evaluation) SELECT @to, 0, evaluation FROM run_evaluation WHERE run_no = @from",
        "INSERT INTO run_input (run_no, dataset_id, context) SELECT @to, dataset_id, context FROM run_input WHERE run_no = @from",
        "INSERT INTO run_log (run_no, first, lines, bytes, payload) SELECT @to, first, lines, bytes, payload FROM run_log WHERE run_no = @from",
        "INSERT INTO run_log_source (run_no, source, next) SELECT @to, source, next FROM run_log_source WHERE run_no = @from",
        "INSERT INTO run_log_state (run_no, next, bytes) SELECT @to, next, bytes FROM run_log_state WHERE run_no = @from",
        "INSERT INTO run_model (run_no, model_id, output, step) SELECT @to, model_id, output, step FROM run_model WHERE run_no = @from",
    ];

    /// <inheritdoc />
    public Task CopyAsync(string sourceRunId, string runId, long experimentId, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var from = await RunKey.HoldAsync(session, sourceRunId);
                if (await session.ScalarAsync("SELECT run_no FROM run WHERE run_id = @run", ("@run", runId)) is { } taken)
                {
                    var origin = await session.ScalarAsync("SELECT value FROM run_tag WHERE run_no = @run AND key = @key", ("@run", taken), ("@key", RunLimits.CopiedFrom));
                    return origin as string == sourceRunId ? true : throw new ConflictException($"There is a run '{runId}' already, and it is no copy of '{sourceRunId}'. Choose another id.");
                }

                await RequireExperimentAsync(session, from.RunNo, experimentId);
                if (await session.ScalarAsync("SELECT status FROM run WHERE run_no = @run", ("@run", from.RunNo)) is "RUNNING" or "SCHEDULED")
                {
                    throw new ConflictException($"The run '{sourceRunId}' has not ended. Copy it when it has.");
                }

                var to = await session.ScalarAsync(CopyRun, ("@id", runId), ("@experiment", experimentId), ("@at", SqlValue.Time(at)), ("@from", from.RunNo));
                foreach (var sql in CopyParts)
                {
                    await session.ExecuteAsync(sql, ("@to", to), ("@from", from.RunNo));
                }

                await session.ExecuteAsync(
                    "INSERT INTO run_tag (run_no, key, value) VALUES (@to, @key, @value) ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value",
                    ("@to", to),
                    ("@key", RunLimits.CopiedFrom),
                    ("@value", sourceRunId));
                await PointCopy.CopyAsync(session, from.RunNo, (long)to!);
                await MetricCounts.CountAgainAsync(session, (long)to!);
                await session.ExecuteAsync("UPDATE run SET last_point = @last WHERE run_no = @to", ("@last", from.LastPoint), ("@to", to));
                return true;
            },
            cancellationToken);
}

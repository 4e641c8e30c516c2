using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="IRunStore" />
internal sealed partial class SqlRunStore(IDatabase database) : IRunStore
{
    private const string Evaluate = "INSERT INTO run_evaluation (run_no, writer, evaluation) SELECT @run, @writer, @evaluation WHERE " + Fence.Run + """
         ON CONFLICT (run_no) DO UPDATE SET writer = excluded.writer, evaluation = excluded.evaluation
        """;

    /// <inheritdoc />
    public Task CreateAsync(RunSpec spec, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var deleted = (string?)await session.ScalarAsync(
                    "SELECT name FROM experiment WHERE experiment_id = @experiment AND deleted_at IS NOT NULL", ("@experiment", spec.ExperimentId));
                return deleted is null
                    ? await RunWriter.InsertAsync(session, spec, null, RunStatus.Running, at)
                    : throw new ConflictException($"The experiment '{deleted}' is deleted. Restore it first, or choose another one.");
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> SetEvaluationAsync(string runId, int writer, Evaluation evaluation, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                return await session.ExecuteAsync(
                    Evaluate,
                    ("@run", run.RunNo),
                    ("@writer", writer),
                    ("@evaluation", StorageJson.Write(evaluation)),
                    ("@trial", run.TrialId)) > 0;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> SwapTagAsync(string runId, string key, string? expected, string? value, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                var stored = (string?)await session.ScalarAsync("SELECT value FROM run_tag WHERE run_no = @run AND key = @key", ("@run", run.RunNo), ("@key", key));
                if (stored != expected || stored == value)
                {
                    return stored == value;
                }

                await session.ExecuteAsync(
                    value is null
                        ? "DELETE FROM run_tag WHERE run_no = @run AND key = @key"
                        : """
                          INSERT INTO run_tag (run_no, key, value) VALUES (@run, @key, @value)
                          ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value
                          """,
                    ("@run", run.RunNo),
                    ("@key", key),
                    ("@value", value));
                return true;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> FinishAsync(string runId, RunStatus status, string? reason, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (status is not (RunStatus.Finished or RunStatus.Failed or RunStatus.Killed))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A run ends as FINISHED, FAILED or KILLED.");
        }

        return database.WriteAsync(
            async session =>
            {
                var run = await RunKey.FindAsync(session, runId);
                await session.ExecuteAsync(
                    """
                    UPDATE run SET status = @status, reason = @reason, ended_at = @at
                    WHERE run_no = @run AND trial_id IS NULL AND status IN ('SCHEDULED', 'RUNNING')
                    """,
                    ("@status", SqlValue.Word(status)),
                    ("@reason", reason),
                    ("@at", SqlValue.Time(at)),
                    ("@run", run.RunNo));
                return run.TrialId is null;
            },
            cancellationToken);
    }
}

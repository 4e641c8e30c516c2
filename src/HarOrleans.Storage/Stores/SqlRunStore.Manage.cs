using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private static readonly string[] PartsOfRun = ["run_param", "run_tag", "run_metric", "run_evaluation", "run_input", "run_model", "run_log", "run_log_source", "run_log_state", "run"];

    /// <inheritdoc />
    public Task RenameAsync(string runId, string name, CancellationToken cancellationToken = default) =>
        ChangeAsync(runId, "UPDATE run SET name = @value WHERE run_no = @run", name, cancellationToken);

    /// <inheritdoc />
    public Task SetTagsAsync(string runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                foreach (var (key, value) in tags)
                {
                    await session.ExecuteAsync(
                        "INSERT INTO run_tag (run_no, key, value) VALUES (@run, @key, @value) ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value",
                        ("@run", run.RunNo),
                        ("@key", key),
                        ("@value", value));
                }

                return tags.Count;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> DeleteTagAsync(string runId, string key, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                return await session.ExecuteAsync("DELETE FROM run_tag WHERE run_no = @run AND key = @key", ("@run", run.RunNo), ("@key", key)) > 0;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SetDeletedAsync(string runId, DateTimeOffset? at, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            runId,
            at is null
                ? "UPDATE run SET deleted_at = @value WHERE run_no = @run AND deleted_at IS NOT NULL"
                : "UPDATE run SET deleted_at = @value WHERE run_no = @run AND deleted_at IS NULL",
            Time(at),
            cancellationToken);

    /// <inheritdoc />
    public Task MoveAsync(string runId, long experimentId, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                await RequireExperimentAsync(session, run.RunNo, experimentId);
                return await session.ExecuteAsync("UPDATE run SET experiment_id = @experiment WHERE run_no = @run", ("@experiment", experimentId), ("@run", run.RunNo));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListOfExperimentAsync(long experimentId, int most, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async session => await session.QueryAsync(
                "SELECT run_id FROM run WHERE experiment_id = @experiment LIMIT @most", row => row.Text(0), ("@experiment", experimentId), ("@most", most)),
            cancellationToken);

    /// <inheritdoc />
    public Task PurgeAsync(IReadOnlyList<string> runIds, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var id in runIds)
                {
                    if (await session.ScalarAsync("SELECT run_no FROM run WHERE run_id = @id", ("@id", id)) is { } run)
                    {
                        await session.ExecuteAsync("DELETE FROM metric_chunk WHERE metric_id IN (SELECT m.metric_id FROM run_metric m WHERE m.run_no = @run)", ("@run", run));
                        foreach (var table in PartsOfRun)
                        {
                            await session.ExecuteAsync($"DELETE FROM {table} WHERE run_no = @run", ("@run", run));
                        }
                    }
                }

                return runIds.Count;
            },
            cancellationToken);

    private static async Task RequireExperimentAsync(DbSession session, long runNo, long experimentId)
    {
        var found = await session.QueryAsync(
            "SELECT e.name, e.deleted_at FROM experiment e JOIN run r ON r.workspace = e.workspace WHERE e.experiment_id = @experiment AND r.run_no = @run",
            row => (Name: row.Text(0), Deleted: !row.IsDBNull(1)),
            ("@experiment", experimentId),
            ("@run", runNo));
        switch (found)
        {
            case []:
                throw new NotFoundException("experiment", FormattableString.Invariant($"{experimentId}"));
            case [(var name, true)]:
                throw new ConflictException($"The experiment '{name}' is deleted. Restore it first, or choose another one.");
        }
    }

    private Task ChangeAsync(string runId, string sql, object? value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var run = await RunKey.HoldAsync(session, runId);
                return await session.ExecuteAsync(sql, ("@value", value), ("@run", run.RunNo));
            },
            cancellationToken);
}

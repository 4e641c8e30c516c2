using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlTrialStore
{
    // A late repetition of an earlier checkpoint must not bring it back: its file may be gone.
    private const string PutCheckpoint = """
        INSERT INTO checkpoint (trial_id, attempt, step, sequence, path, sha256)
        SELECT @trial, @writer, @step, @sequence, @path, @sha256 WHERE
        """ + " " + Fence.Trial + """
         ON CONFLICT (trial_id) DO UPDATE SET
            attempt = excluded.attempt, step = excluded.step, sequence = excluded.sequence, path = excluded.path, sha256 = excluded.sha256
        WHERE excluded.attempt > checkpoint.attempt OR excluded.step >= checkpoint.step
        """;

    private const string HideIntermediates = """
        UPDATE trial_intermediate SET superseded = 1
        WHERE trial_id = @trial AND superseded = 0 AND attempt < @attempt AND (CAST(@after AS BIGINT) IS NULL OR step > @after)
        """;

    /// <inheritdoc />
    public Task<bool> SaveCheckpointAsync(CheckpointInfo checkpoint, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                await Fence.HoldAsync(session, checkpoint.TrialId);
                return await PutAsync(session, checkpoint)
                    || await session.ScalarAsync("SELECT 1 WHERE " + Fence.Trial, ("@trial", checkpoint.TrialId), ("@writer", checkpoint.Attempt)) is not null;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<CheckpointInfo?> FindCheckpointAsync(long trialId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => SelectCheckpointAsync(session, trialId), cancellationToken);

    /// <summary>Records a checkpoint of a trial that the unit holds; false where the attempt is not the current one, or where a later one is there.</summary>
    internal static async Task<bool> PutAsync(DbSession session, CheckpointInfo checkpoint) => await session.ExecuteAsync(
        PutCheckpoint,
        ("@trial", checkpoint.TrialId),
        ("@writer", checkpoint.Attempt),
        ("@step", checkpoint.Step),
        ("@sequence", checkpoint.Sequence),
        ("@path", checkpoint.Path),
        ("@sha256", checkpoint.Sha256)) > 0;

    private static Task<CheckpointInfo?> SelectCheckpointAsync(DbSession session, long trialId) => session.FirstAsync(
        "SELECT trial_id, attempt, step, sequence, path, sha256 FROM checkpoint WHERE trial_id = @trial",
        row => new CheckpointInfo(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.Text(4), row.Text(5)),
        ("@trial", trialId));

    /// <summary>Hides what older attempts wrote after the checkpoint that the new one goes on from.</summary>
    private static async Task SupersedeAsync(DbSession session, long trialId, int attempt)
    {
        var checkpoint = await SelectCheckpointAsync(session, trialId);
        await session.ExecuteAsync(HideIntermediates, ("@trial", trialId), ("@attempt", attempt), ("@after", checkpoint?.Step));

        var runNo = (long)(await session.ScalarAsync("SELECT run_no FROM run WHERE trial_id = @trial", ("@trial", trialId)))!;
        await PointHider.HideAttemptsAsync(session, runNo, attempt, checkpoint?.Sequence);
    }
}

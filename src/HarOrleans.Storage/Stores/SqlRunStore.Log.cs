using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    private const string InsertParam = "INSERT INTO run_param (run_no, key, value) SELECT @run, @key, @value WHERE " + Fence.Run + """
         ON CONFLICT (run_no, key) DO NOTHING
        """;

    private const string PutTag = "INSERT INTO run_tag (run_no, key, value) SELECT @run, @key, @value WHERE " + Fence.Run + """
         ON CONFLICT (run_no, key) DO UPDATE SET value = excluded.value
        """;

    /// <inheritdoc />
    public Task<long?> LogAsync(string runId, RunBatch batch, CancellationToken cancellationToken = default) =>
        database.WriteAsync<long?>(
            async session => await LogAsync(session, await RunKey.HoldAsync(session, runId), runId, batch) ?? session.Refuse<long?>(null),
            cancellationToken);

    /// <summary>Logs a batch into a run that the unit holds: the cursor of its last point; null where the writer may not write, and then the unit is to be undone.</summary>
    internal static async Task<long?> LogAsync(DbSession session, RunKey run, string runId, RunBatch batch)
    {
        var notes = batch.Params.Count + batch.Tags.Count > 0;
        if (notes && !await MayWriteAsync(session, run, batch.Writer))
        {
            return null;
        }

        await PutParamsAsync(session, run, runId, batch);
        foreach (var (key, value) in batch.Tags)
        {
            await session.ExecuteAsync(
                PutTag, ("@run", run.RunNo), ("@key", key), ("@value", value), ("@trial", run.TrialId), ("@writer", batch.Writer));
        }

        // New points are let in, or not, by their own statements; who brought none has still to hear that the attempt is over.
        var cursor = await PointWriter.AddAsync(session, run, batch.Writer, batch.Points);
        return notes || cursor != run.LastPoint || await MayWriteAsync(session, run, batch.Writer) ? cursor : null;
    }

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
}

using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Artifacts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ICheckpointStore" />
internal sealed class SqlCheckpointStore(IDatabase database, ArtifactStore artifacts) : ICheckpointStore
{
    /// <inheritdoc />
    public async Task<CheckpointBytes> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default)
    {
        var row = await artifacts.StageAsync(path, write, cancellationToken);
        return new(row.Path, row.Sha256, row.Bytes, row.ModifiedAt, row.Location);
    }

    /// <inheritdoc />
    public async Task<long?> RecordAsync(TrialCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        var file = checkpoint.File;
        var named = await database.WriteAsync(session => RecordAsync(session, checkpoint), cancellationToken);
        if (named?.Location != file.Location)
        {
            await artifacts.DropAsync(file.Location);
        }

        if (named?.Before is { } before)
        {
            artifacts.Hide(before);
        }

        foreach (var freed in named?.Freed ?? [])
        {
            await artifacts.DropAsync(freed);
        }

        return named?.Cursor;
    }

    private static async Task<Named?> RecordAsync(DbSession session, TrialCheckpoint checkpoint)
    {
        var (info, file) = (checkpoint.Info, checkpoint.File);
        var run = await RunKey.HoldAsync(session, checkpoint.RunId);
        if (await SqlRunStore.LogAsync(session, run, checkpoint.RunId, checkpoint.Batch) is not { } cursor)
        {
            return session.Refuse<Named?>(null);
        }

        var before = (string?)await session.ScalarAsync("SELECT path FROM checkpoint WHERE trial_id = @trial", ("@trial", info.TrialId));
        if (!await SqlTrialStore.PutAsync(session, info))
        {
            // A later one is there, which stays; the points count all the same.
            return new(cursor, null, null, []);
        }

        var put = await ArtifactRows.PutAsync(session, new(file.Path, file.Sha256, file.Bytes, file.WrittenAt, file.Location));
        var gone = before is null || before == file.Path ? null : before;
        return new(cursor, put.Row.Location, gone, [put.Freed, gone is null ? null : await ArtifactRows.DeleteAsync(session, gone)]);
    }

    /// <summary>What became of a checkpoint.</summary>
    /// <param name="Cursor">The run's last point.</param>
    /// <param name="Location">Where its bytes are: elsewhere, where the same ones were there already.</param>
    /// <param name="Before">The path of the one before, which is gone.</param>
    /// <param name="Freed">Locations of bytes that no path has any more.</param>
    private sealed record Named(long Cursor, string? Location, string? Before, IReadOnlyList<string?> Freed);
}

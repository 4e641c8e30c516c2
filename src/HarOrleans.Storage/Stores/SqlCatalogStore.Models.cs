using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlCatalogStore
{
    private const string PutModel = """
        INSERT INTO registered_model (model_id, workspace, owner, name, description, tags, aliases, versions, latest_version, created_at, updated_at, deleted_at, version)
        VALUES (@id, @workspace, @owner, @name, @description, @tags, @aliases, @versions, @latest, @created, @updated, @deleted, @version)
        ON CONFLICT (model_id) DO UPDATE SET
            workspace = excluded.workspace, owner = excluded.owner, name = excluded.name, description = excluded.description, tags = excluded.tags, aliases = excluded.aliases,
            versions = excluded.versions, latest_version = excluded.latest_version, created_at = excluded.created_at, updated_at = excluded.updated_at,
            deleted_at = excluded.deleted_at, version = excluded.version
        WHERE excluded.version >= registered_model.version
        """;

    private const string PutModelVersion = """
        INSERT INTO registered_model_version (model_id, number, source, run_id, created_at) VALUES (@id, @number, @source, @run, @created)
        ON CONFLICT (model_id, number) DO NOTHING
        """;

    private const string ListModels = """
        SELECT model_id, workspace, owner, name, description, tags, aliases, versions, latest_version, created_at, updated_at FROM registered_model
        WHERE workspace = @workspace AND deleted_at IS NULL ORDER BY name LIMIT @take OFFSET @skip
        """;

    private const string ListRegistrations = """
        SELECT m.model_id, m.name, v.number, v.source FROM registered_model_version v JOIN registered_model m ON m.model_id = v.model_id
        WHERE v.run_id = @run AND m.workspace = @workspace AND m.deleted_at IS NULL ORDER BY m.name, v.number
        """;

    /// <inheritdoc />
    public Task PutModelAsync(ModelInfo entry, long version, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var put = await session.ExecuteAsync(
                    PutModel,
                    ("@id", entry.Id),
                    ("@workspace", entry.Workspace),
                    ("@owner", entry.Owner),
                    ("@name", entry.Name),
                    ("@description", entry.Description),
                    ("@tags", StorageJson.Write(entry.Tags)),
                    ("@aliases", StorageJson.Write(entry.Aliases)),
                    ("@versions", (long)entry.Versions.Count),
                    ("@latest", entry.Versions is [.., var latest] ? (long)latest.Version : null),
                    ("@created", SqlValue.Time(entry.CreatedAt)),
                    ("@updated", SqlValue.Time(entry.UpdatedAt)),
                    ("@deleted", entry.DeletedAt is { } deleted ? SqlValue.Time(deleted) : null),
                    ("@version", version));
                if (put > 0)
                {
                    await PutVersionsAsync(session, entry);
                }

                return put;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ModelSummary>> ListModelsAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(
            ListModels,
            row => new ModelSummary(
                row.GetInt64(0),
                row.Text(1),
                row.Text(2),
                row.Text(3),
                row.Text(4),
                StorageJson.Read<Dictionary<string, string>>(row.Text(5)),
                StorageJson.Read<Dictionary<string, int>>(row.Text(6)),
                row.GetInt32(7),
                row.IntOrNull(8),
                row.Time(9),
                row.Time(10)),
            cancellationToken,
            ("@workspace", workspace),
            ("@skip", skip),
            ("@take", take));

    /// <inheritdoc />
    public Task<IReadOnlyList<ModelRegistration>> ListRegistrationsAsync(string workspace, string runId, CancellationToken cancellationToken = default) =>
        ListAsync(
            ListRegistrations,
            row => new ModelRegistration(row.GetInt64(0), row.Text(1), row.GetInt32(2), row.Text(3)),
            cancellationToken,
            ("@workspace", workspace),
            ("@run", runId));

    /// <summary>A version's row never changes: what is not there yet is added, what is no version any more goes.</summary>
    private static async Task PutVersionsAsync(DbSession session, ModelInfo entry)
    {
        var there = await session.QueryAsync("SELECT number FROM registered_model_version WHERE model_id = @id", row => row.GetInt32(0), ("@id", entry.Id));
        foreach (var gone in there.Except(entry.Versions.Select(each => each.Version)))
        {
            await session.ExecuteAsync("DELETE FROM registered_model_version WHERE model_id = @id AND number = @number", ("@id", entry.Id), ("@number", (long)gone));
        }

        foreach (var each in entry.Versions.ExceptBy(there, each => each.Version))
        {
            await session.ExecuteAsync(
                PutModelVersion,
                ("@id", entry.Id),
                ("@number", (long)each.Version),
                ("@source", each.Source),
                ("@run", each.RunId),
                ("@created", SqlValue.Time(each.CreatedAt)));
        }
    }
}

using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlCatalogStore
{
    private const string PutExperiment = """
        INSERT INTO experiment (experiment_id, workspace, owner, name, tags, created_at, updated_at, deleted_at, version)
        VALUES (@id, @workspace, @owner, @name, @tags, @created, @updated, @deleted, @version)
        ON CONFLICT (experiment_id) DO UPDATE SET
            workspace = excluded.workspace, owner = excluded.owner, name = excluded.name, tags = excluded.tags,
            created_at = excluded.created_at, updated_at = excluded.updated_at, deleted_at = excluded.deleted_at, version = excluded.version
        WHERE excluded.version >= experiment.version
        """;

    /// <summary>The columns that <see cref="ReadExperiment"/> expects.</summary>
    internal const string SelectExperiments = "SELECT experiment_id, workspace, owner, name, tags, created_at, updated_at, deleted_at FROM experiment";

    private const string ListExperiments = SelectExperiments + """
         WHERE workspace = @workspace AND (@view = 'ALL' OR (deleted_at IS NULL) = (@view = 'ACTIVEONLY'))
        ORDER BY experiment_id LIMIT @take OFFSET @skip
        """;

    /// <inheritdoc />
    public Task PutExperimentAsync(ExperimentInfo entry, long version, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var put = await session.ExecuteAsync(
                    PutExperiment,
                    ("@id", entry.Id),
                    ("@workspace", entry.Workspace),
                    ("@owner", entry.Owner),
                    ("@name", entry.Name),
                    ("@tags", StorageJson.Write(entry.Tags)),
                    ("@created", SqlValue.Time(entry.CreatedAt)),
                    ("@updated", entry.UpdatedAt is { } updated ? SqlValue.Time(updated) : null),
                    ("@deleted", entry.DeletedAt is { } deleted ? SqlValue.Time(deleted) : null),
                    ("@version", version));
                if (put == 0)
                {
                    return 0;
                }

                await session.ExecuteAsync("DELETE FROM experiment_tag WHERE experiment_id = @id", ("@id", entry.Id));
                foreach (var (key, value) in entry.Tags)
                {
                    await session.ExecuteAsync("INSERT INTO experiment_tag (experiment_id, key, value) VALUES (@id, @key, @value)", ("@id", entry.Id), ("@key", key), ("@value", value));
                }

                return put;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task RemoveExperimentAsync(long experimentId, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM experiment WHERE experiment_id = @id", ("@id", experimentId)), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ExperimentInfo>> ListExperimentsAsync(string workspace, ViewType view, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(ListExperiments, ReadExperiment, cancellationToken, ("@workspace", workspace), ("@view", SqlValue.Word(view)), ("@skip", skip), ("@take", take));

    /// <inheritdoc />
    public Task<string?> FindStudyOfExperimentAsync(long experimentId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async session => (string?)await session.ScalarAsync(
                "SELECT name FROM study WHERE experiment_id = @id AND phase <> 'DELETED' ORDER BY study_id LIMIT 1", ("@id", experimentId)),
            cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindStudyNameAsync(long studyId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(async session => (string?)await session.ScalarAsync("SELECT name FROM study WHERE study_id = @id", ("@id", studyId)), cancellationToken);

    /// <summary>Reads a row.</summary>
    internal static ExperimentInfo ReadExperiment(DbDataReader row) => new(
        row.GetInt64(0),
        row.Text(1),
        row.Text(2),
        row.Text(3),
        StorageJson.Read<Dictionary<string, string>>(row.Text(4)),
        row.Time(5),
        row.TimeOrNull(6),
        row.TimeOrNull(7));
}

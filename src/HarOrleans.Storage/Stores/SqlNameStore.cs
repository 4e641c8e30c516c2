using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="INameStore" />
internal sealed class SqlNameStore(IDatabase database) : INameStore
{
    private const string Select = "SELECT id FROM name_claim WHERE workspace = @workspace AND kind = @kind AND name = @name";

    private const string Insert = """
        INSERT INTO name_claim (workspace, kind, name) VALUES (@workspace, @kind, @name) ON CONFLICT (workspace, kind, name) DO NOTHING
        """;

    /// <inheritdoc />
    public Task<long> ClaimAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                // Looked for first: an insert that finds its row there uses up an id on every call.
                if (await SelectAsync(session, workspace, kind, name) is { } claimed)
                {
                    return claimed;
                }

                await session.ExecuteAsync(Insert, ("@workspace", workspace), ("@kind", kind), ("@name", name));
                return (await SelectAsync(session, workspace, kind, name))!.Value;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<long?> FindAsync(string workspace, string kind, string name, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => SelectAsync(session, workspace, kind, name), cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindNameAsync(long id, CancellationToken cancellationToken = default) =>
        database.ReadAsync(async session => (string?)await session.ScalarAsync("SELECT name FROM name_claim WHERE id = @id", ("@id", id)), cancellationToken);

    /// <inheritdoc />
    public Task<bool> RenameAsync(long id, string name, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                """
                UPDATE name_claim SET name = @name WHERE id = @id AND NOT EXISTS (
                    SELECT 1 FROM name_claim other WHERE other.workspace = name_claim.workspace AND other.kind = name_claim.kind AND other.name = @name AND other.id <> @id)
                """,
                ("@name", name),
                ("@id", id)) > 0,
            cancellationToken);

    /// <inheritdoc />
    public Task ReleaseAsync(long id, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM name_claim WHERE id = @id", ("@id", id)), cancellationToken);

    private static async Task<long?> SelectAsync(DbSession session, string workspace, string kind, string name) =>
        (long?)await session.ScalarAsync(Select, ("@workspace", workspace), ("@kind", kind), ("@name", name));
}

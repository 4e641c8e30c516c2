using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="IOutboxStore" />
internal sealed class SqlOutboxStore(IDatabase database) : IOutboxStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<OutboxEntry>>(
            async session => await session.QueryAsync(
                "SELECT id, state_name, grain_id, version FROM outbox ORDER BY id LIMIT @limit",
                row => new OutboxEntry(row.GetInt64(0), row.Text(1), row.Text(2), row.GetInt64(3)),
                ("@limit", limit)),
            cancellationToken);

    /// <inheritdoc />
    public Task RemoveAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken = default) =>
        ids.Count == 0 ? Task.CompletedTask : database.WriteAsync(
            async session =>
            {
                foreach (var id in ids)
                {
                    await session.ExecuteAsync("DELETE FROM outbox WHERE id = @id", ("@id", id));
                }

                return true;
            },
            cancellationToken);
}

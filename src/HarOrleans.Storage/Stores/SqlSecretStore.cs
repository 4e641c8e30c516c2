using System.Security.Cryptography;
using HarOrleans.Abstractions;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ISecretStore" />
internal sealed class SqlSecretStore(IDatabase database) : ISecretStore
{
    private const int Bytes = 32;
    private const string Select = "SELECT value FROM secret WHERE name = @name";

    /// <inheritdoc />
    public async Task<byte[]> GetAsync(string name, CancellationToken cancellationToken = default) =>
        await FindAsync(name, cancellationToken) ?? await GetOrAddAsync(name, RandomNumberGenerator.GetBytes(Bytes), cancellationToken);

    /// <inheritdoc />
    public async Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken = default) =>
        await FindAsync(name, cancellationToken)
        ?? await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", ("@name", name), ("@value", value));
                return (byte[])(await session.ScalarAsync(Select, ("@name", name)))!;
            },
            cancellationToken);

    private async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) =>
        (byte[]?)await database.ReadAsync(session => session.ScalarAsync(Select, ("@name", name)), cancellationToken);
}

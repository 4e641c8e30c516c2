using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SharpCompress.Compressors.Xz;

namespace HarOrleans.Host.Optuna;

/// <summary>Opens what was given as Optuna's storage: an SQLite file, plain or compressed with xz, or the URL of a PostgreSQL database. Only ever reads.</summary>
internal sealed class OptunaSource : IAsyncDisposable
{
    private readonly string? _unpacked;

    private OptunaSource(DbConnection connection, string? unpacked)
    {
        Connection = connection;
        _unpacked = unpacked;
    }

    internal DbConnection Connection { get; }

    /// <summary>What was given, as people may see it: without a password.</summary>
    internal static string Shown(string from) =>
        from.Contains("://", StringComparison.Ordinal) && from.LastIndexOf('@') is > 0 and var host && from.IndexOf(':', from.IndexOf("://", StringComparison.Ordinal) + 3) is > 0 and var colon && colon < host
            ? string.Concat(from.AsSpan(0, colon), from.AsSpan(host))
            : from;

    /// <exception cref="BadInputException">It cannot be opened, or is no database.</exception>
    internal static async Task<OptunaSource> OpenAsync(string from, CancellationToken cancellationToken)
    {
        try
        {
            if (from.Contains("://", StringComparison.Ordinal) && !from.StartsWith("sqlite:///", StringComparison.Ordinal))
            {
                var server = new NpgsqlConnection(PostgreSql(from));
                await server.OpenAsync(cancellationToken);
                return new(server, null);
            }

            var path = from.StartsWith("sqlite:///", StringComparison.Ordinal) ? from["sqlite:///".Length..] : from;
            if (!File.Exists(path))
            {
                throw new BadInputException($"FILE '{from}': there is no such file. Give Optuna's SQLite file, or postgresql://user:password@host/database.");
            }

            var unpacked = path.EndsWith(".xz", StringComparison.OrdinalIgnoreCase) ? await UnpackAsync(path, cancellationToken) : null;
            var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unpacked ?? path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            var source = new OptunaSource(file, unpacked);
            try
            {
                await file.OpenAsync(cancellationToken);
                await RequireSoundAsync(file, from, cancellationToken);
                return source;
            }
            catch
            {
                await source.DisposeAsync();
                throw;
            }
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            throw new BadInputException($"FILE '{Shown(from)}': it cannot be read as Optuna's storage: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (_unpacked is not null)
        {
            File.Delete(_unpacked);
        }
    }

    private static string PostgreSql(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new BadInputException($"FILE '{Shown(url)}': this is no URL of a database. Give an SQLite file, or postgresql://user:password@host/database.");
        }

        if (!uri.Scheme.StartsWith("postgres", StringComparison.Ordinal))
        {
            throw new BadInputException($"FILE '{Shown(url)}': {uri.Scheme} is not known. Give an SQLite file, or postgresql://user:password@host/database.");
        }

        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        }.ConnectionString;
    }

    private static async Task<string> UnpackAsync(string path, CancellationToken cancellationToken)
    {
        var unpacked = Path.GetTempFileName();
        try
        {
            await using var packed = File.OpenRead(path);
            await using var reader = new XZStream(packed);
            await using var file = File.Create(unpacked);
            await reader.CopyToAsync(file, cancellationToken);
            return unpacked;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            File.Delete(unpacked);
            throw new BadInputException($"FILE '{path}': it cannot be unpacked: {e.Message}");
        }
    }

    private static async Task RequireSoundAsync(SqliteConnection file, string from, CancellationToken cancellationToken)
    {
        await using var command = file.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (await command.ExecuteScalarAsync(cancellationToken) is string found and not "ok")
        {
            throw new BadInputException($"FILE '{from}': the database is damaged: {found}. Nothing was imported.");
        }
    }
}

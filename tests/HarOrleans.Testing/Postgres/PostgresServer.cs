using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HarOrleans.Testing;

/// <summary>
/// A real PostgreSQL server of this process alone, on a free port of 127.0.0.1 and in a temporary folder; it starts when a test first asks for a database, and
/// disposing stops it. One for a test assembly is enough: tests have databases of their own. fsync is on, as anywhere.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "har";
    private const string Password = "not-a-secret";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private PostgresFolder? _folder;
    private int _databases;

    /// <summary>Why there can be no server here, or null where there can be one: for the reason of a skipped test.</summary>
    public static string? WhyNot { get; } = PostgresPrograms.Folder is null
        ? "PostgreSQL is not installed (initdb and pg_ctl are looked for in /usr/lib/postgresql/*/bin and on the path)."
        : OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess || PostgresPrograms.HasOwnUser ? null : "PostgreSQL does not run as root, and there is no user 'postgres'.";

    /// <summary>Its port; 0 before it has started.</summary>
    public int Port { get; private set; }

    /// <summary>The folder of its socket, by which it is reached without a network; the host of a connection string. Once it has started.</summary>
    public string SocketFolder => _folder?.Path ?? throw new InvalidOperationException("The server has not started yet.");

    /// <summary>Makes an empty database; its connection string.</summary>
    /// <param name="pooling">False for a test that counts or breaks connections.</param>
    public async Task<string> CreateDatabaseAsync(bool pooling = true)
    {
        await StartAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"har_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return ConnectionString(name, pooling);
    }

    /// <summary>The connection string of a database, which need not exist.</summary>
    public string ConnectionString(string database, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = User,
        Password = Password,
        Pooling = pooling,
    }.ConnectionString;

    /// <summary>Runs SQL in a database.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, pooling: false));
        await connection.OpenAsync();
#pragma warning disable CA2100 // Only tests call this.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it, where it is not running.</summary>
    public async Task StartAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_folder is null)
            {
                Port = FreePort();
                _folder = await PostgresFolder.CreateAsync(User, Password);
                await _folder.StartAsync(Port);
            }
            else if (!_folder.IsRunning)
            {
                await _folder.StartAsync(Port);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends it as a crash does: no connection is told, nothing is tidied up. <see cref="StartAsync"/> brings it back on the same port.</summary>
    public Task CrashAsync() => _folder!.StopAsync("immediate");

    /// <summary>Ends it in good order, cutting the connections.</summary>
    public Task StopAsync() => _folder!.StopAsync("fast");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_folder is not null)
        {
            await _folder.DisposeAsync();
        }

        _turn.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

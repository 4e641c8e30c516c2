using System.Globalization;

namespace HarOrleans.Testing;

/// <summary>The data folder of a PostgreSQL server, and the server on it.</summary>
internal sealed class PostgresFolder : IAsyncDisposable
{
    /// <summary>A disk in memory, which Linux has: fsync stays on, and tests do not wait for it.</summary>
    private const string Memory = "/dev/shm";

    private const long Room = 2L << 30;

    private readonly TempFolder _folder = new(HasRoom() ? Memory : System.IO.Path.GetTempPath());

    private PostgresFolder()
    {
    }

    /// <summary>Whether a server was started here and not stopped since.</summary>
    internal bool IsRunning { get; private set; }

    /// <summary>Where it lies, and its socket.</summary>
    internal string Path => _folder.Path;

    private string Data => System.IO.Path.Combine(_folder.Path, "data");

    private string Log => System.IO.Path.Combine(_folder.Path, "log");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await StopAsync("immediate");
        }

        _folder.Dispose();
    }

    private static bool HasRoom() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room;

    /// <summary>Makes an empty server with one user, who has to give the password.</summary>
    internal static async Task<PostgresFolder> CreateAsync(string user, string password)
    {
        var made = new PostgresFolder();
        var secret = System.IO.Path.Combine(made._folder.Path, "password");
        await File.WriteAllTextAsync(secret, password);
        await PostgresPrograms.HandOverAsync(made._folder.Path);
        await PostgresPrograms.RunAsync(
            "pg_ctl", "initdb", "--silent", "-D", made.Data, "-o", $"--username={user} --pwfile={secret} --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync");
        return made;
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    internal async Task StartAsync(int port)
    {
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={_folder.Path} -c shared_buffers=32MB -c max_connections=200 -c max_wal_size=256MB");
        await PostgresPrograms.RunAsync("pg_ctl", "start", "--silent", "--wait", "--timeout", "60", "-D", Data, "-l", Log, "-o", settings);
        IsRunning = true;
    }

    /// <summary>Stops it by the process id in its folder.</summary>
    internal async Task StopAsync(string mode)
    {
        IsRunning = false;
        await PostgresPrograms.RunAsync("pg_ctl", "stop", "--silent", "--wait", "--timeout", "60", "--mode", mode, "-D", Data);
    }
}

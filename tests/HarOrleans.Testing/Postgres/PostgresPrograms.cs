using System.Diagnostics;

namespace HarOrleans.Testing;

/// <summary>PostgreSQL's own programs, run as a user that it accepts: it refuses to be run by root.</summary>
internal static class PostgresPrograms
{
    private const string OwnUser = "postgres";

    /// <summary>Where they are: the newest that Debian's packages brought, else on the path; null where there are none.</summary>
    internal static string? Folder { get; } = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Whether root can run them as somebody else.</summary>
    internal static bool HasOwnUser { get; } = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(OwnUser + ":", StringComparison.Ordinal));

    /// <summary>Runs one to its end; <see cref="InvalidOperationException"/> with what it printed where it fails.</summary>
    internal static Task RunAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ExecuteAsync("setpriv", ["--reuid", OwnUser, "--regid", OwnUser, "--clear-groups", "--", Path.Combine(Folder!, program), .. arguments])
        : ExecuteAsync(Path.Combine(Folder!, program), arguments);

    /// <summary>Gives a folder to the user that the programs run as.</summary>
    internal static Task HandOverAsync(string folder) => Environment.IsPrivilegedProcess ? ExecuteAsync("chown", ["-R", OwnUser, folder]) : Task.CompletedTask;

    private static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return packaged.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task ExecuteAsync(string program, string[] arguments)
    {
        // Nothing is piped: the server that pg_ctl leaves running would keep a pipe open, and its reader waiting.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}

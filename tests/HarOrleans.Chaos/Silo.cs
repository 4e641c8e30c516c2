using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.Chaos;

/// <summary>A server as a process that is started again whenever it ends, as an init system would.</summary>
/// <param name="server">What to start.</param>
/// <param name="before">What stands before the command; empty for nothing.</param>
/// <param name="root">Where its log lies.</param>
internal sealed class Silo(Server server, IReadOnlyList<string> before, string root) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _over = new();
    private Task _running = Task.CompletedTask;
    private Process? _process;
    private TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The program that its next start takes.</summary>
    internal string Program { get; set; } = Built();

    internal string Name => server.Name;

    internal string Roles => server.Roles;

    /// <summary>Its state folder.</summary>
    internal string State => server.Arguments[server.Arguments.ToList().IndexOf("--state") + 1];

    /// <summary>Whether it has started, and has not ended since.</summary>
    internal bool IsUp { get; private set; }

    /// <summary>How often it ended and was started again.</summary>
    internal int Restarts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        Signal("CONT");
        Signal("TERM");
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    internal void Start() => _running = Task.Run(KeepAsync);

    /// <summary>Runs it once, to its end; its exit code.</summary>
    internal async Task<int> RunAsync()
    {
        string[] command = [.. before, Program, .. server.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in server.Environment.Append(new("HAR_NO_DOWNLOAD", "1")).Append(new("HAR_OBJECTIVES", typeof(WalkObjective).Assembly.Location)))
        {
            start.Environment[name] = value;
        }

        await using var log = new StreamWriter(Path.Combine(root, $"{server.Name}.log"), append: true) { AutoFlush = true };
        using var process = Process.Start(start)!;
        _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = process;
        var words = Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log));
        await process.WaitForExitAsync();
        (_process, IsUp) = (null, false);
        _ended.SetResult(process.ExitCode);
        await words;
        return process.ExitCode;
    }

    /// <summary>Sends a signal; nothing where it has ended meanwhile.</summary>
    internal void Signal(string signal)
    {
        if (_process is { HasExited: false } process)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true });
            kill?.WaitForExit();
        }
    }

    /// <summary>Asks it to stop; how long that took, and its exit code. Null where it had ended by itself.</summary>
    internal async Task<(TimeSpan Took, int ExitCode)?> StopAsync()
    {
        var ended = _ended;
        if (_process is not { HasExited: false })
        {
            return null;
        }

        var start = TimeProvider.System.GetTimestamp();
        Signal("TERM");
        var code = await ended.Task;
        return (TimeProvider.System.GetElapsedTime(start), code);
    }

    /// <summary>The last lines of its log, each shortened.</summary>
    internal string LastWords()
    {
        using var log = new StreamReader(new FileStream(Path.Combine(root, $"{Name}.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return $"{Name}, {(IsUp ? "up" : "down")}, started again {Restarts} times:\n{string.Join('\n', log.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(20).Select(line => line[..Math.Min(line.Length, 400)]))}";
    }

    /// <summary>The present build of <c>har</c>.</summary>
    internal static string Built() => RepositoryRoot.Executable("src/HarOrleans.Host", "har");

    private async Task KeepAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            await RunAsync();
            await Task.Delay(Pause, _over.Token);
            Restarts++;
        }
    }

    private async Task CopyAsync(StreamReader from, StreamWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            IsUp |= line.Contains("Ctrl+C ends.", StringComparison.Ordinal);
            lock (to)
            {
                to.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line}");
            }
        }
    }
}

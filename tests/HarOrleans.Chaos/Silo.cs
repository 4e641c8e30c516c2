using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace HarOrleans.Chaos;

/// <summary>A server as a process that is started again whenever it ends, as an init system would.</summary>
internal sealed class Silo(string name, string roles, Places places) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _over = new();
    private Task _running = Task.CompletedTask;
    private Process? _process;

    internal string Name => name;

    internal bool Trains => roles.Contains("trainer", StringComparison.Ordinal);

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

    internal void Start() => _running = Task.Run(RunAsync);

    /// <summary>Sends a signal; nothing where it has ended meanwhile.</summary>
    internal void Signal(string signal)
    {
        if (_process is { HasExited: false } process)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true });
            kill?.WaitForExit();
        }
    }

    private static string Executable()
    {
        var configuration = typeof(Silo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Configuration").Value!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HarOrleans.sln")))
            {
                return Path.Combine(folder.FullName, "src/HarOrleans.Host/bin", configuration, "net10.0/har");
            }
        }

        throw new InvalidOperationException($"No HarOrleans.sln above {AppContext.BaseDirectory}.");
    }

    private async Task RunAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            var start = new ProcessStartInfo(Executable())
            {
                ArgumentList =
                {
                    "serve", "--state", Path.Combine(places.Root, name), "--artifacts", places.Artifacts, "--roles", roles, "--port", "0", "--slots", "2",
                    "--objectives", typeof(WalkObjective).Assembly.Location,
                },
                Environment = { ["HAR_POSTGRES"] = places.Postgres, ["HAR_NO_DOWNLOAD"] = "1" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            await using (var log = new StreamWriter(Path.Combine(places.Root, $"{name}.log"), append: true) { AutoFlush = true })
            {
                using var process = Process.Start(start)!;
                _process = process;
                var words = Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log));
                await process.WaitForExitAsync();
                await words;
                _process = null;
            }

            await Task.Delay(Pause, _over.Token);
            Restarts++;
        }
    }

    private static async Task CopyAsync(StreamReader from, StreamWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to)
            {
                to.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line}");
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace HarOrleans.Benchmarks;

/// <summary>Starts <c>har serve</c> and asks for the dashboard until it answers.</summary>
internal static class StartupBenchmark
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static async Task<int> RunAsync(int runs, string? json, CancellationToken cancellationToken)
    {
        List<double> times = [];
        for (var i = 0; i < runs; i++)
        {
            times.Add(await OnceAsync(cancellationToken));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{runs}: {times[^1]:F0} ms"));
        }

        var sorted = times.Order().ToArray();
        var figures = new StartupFigures(times, sorted[sorted.Length / 2], sorted[0], sorted[^1], LoadAverage());
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"median {figures.Median:F0} ms (min {figures.Min:F0}, max {figures.Max:F0}); load average {figures.LoadAverage:F2}"));
        if (json is not null)
        {
            var text = JsonSerializer.Serialize(figures, Json);
            await (json == "-" ? Console.Out.WriteLineAsync(text) : File.WriteAllTextAsync(json, text, cancellationToken));
        }

        return 0;
    }

    private static async Task<double> OnceAsync(CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("har-startup-").FullName;
        var port = FreePort();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var start = Stopwatch.GetTimestamp();
        using var server = Process.Start(new ProcessStartInfo(
            Executable(), ["serve", "--state", state, "--port", port.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromMinutes(1));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (!await AnswersAsync(http, port, limit.Token))
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }

            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(state, recursive: true);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, int port, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;

    private static string Executable()
    {
        var configuration = typeof(StartupBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Configuration").Value!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HarOrleans.sln")))
            {
                return Path.Combine(folder.FullName, "src/HarOrleans.Host/bin", configuration, "net10.0/har");
            }
        }

        throw new InvalidOperationException($"No HarOrleans.sln above {AppContext.BaseDirectory}.");
    }
}

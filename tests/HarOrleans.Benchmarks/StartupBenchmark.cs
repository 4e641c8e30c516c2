using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HarOrleans.Benchmarks;

/// <summary>Starts <c>har serve</c> and asks for the dashboard until it answers.</summary>
internal static class StartupBenchmark
{
    internal static async Task<int> RunAsync(int runs, string? json, CancellationToken cancellationToken)
    {
        List<double> times = [];
        for (var i = 0; i < runs; i++)
        {
            times.Add(await OnceAsync(cancellationToken));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{runs}: {times[^1]:F0} ms"));
        }

        var sorted = times.Order().ToArray();
        var figures = new StartupFigures(times, sorted[sorted.Length / 2], sorted[0], sorted[^1], BuiltHar.LoadAverage());
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"median {figures.Median:F0} ms (min {figures.Min:F0}, max {figures.Max:F0}); load average {figures.LoadAverage:F2}"));
        return await Options.WriteAsync(figures, json, cancellationToken);
    }

    private static async Task<double> OnceAsync(CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("har-startup-").FullName;
        var port = FreePort();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var start = Stopwatch.GetTimestamp();
        using var server = BuiltHar.Start("serve", "--state", state, "--port", port.ToString(CultureInfo.InvariantCulture));
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
}

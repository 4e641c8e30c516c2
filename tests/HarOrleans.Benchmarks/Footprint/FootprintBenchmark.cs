using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.Benchmarks;

/// <summary>Watches the built executable from outside: a server without work, and a demo on simulated data.</summary>
internal static class FootprintBenchmark
{
    private const double Mib = 1 << 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    internal static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long the idle server is watched.", DefaultValueFactory = _ => 30 };
        var json = Options.Json();
        var command = new Command("footprint", "Peak memory and processor time of the idle server, and of a demo with its default trials on simulated data.") { seconds, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan watched, string? json, CancellationToken cancellationToken)
    {
        var load = BuiltHar.LoadAverage();
        var idle = await IdleAsync(watched, cancellationToken);
        await SayAsync($"idle: {idle.StartCpuSeconds:F1} s of CPU to start, then {idle.CpuPercent:F1} % of a core over {idle.Seconds:F0} s; {idle.ResidentMib:F0} MiB, at most {idle.PeakMib:F0}");
        var demo = await DemoAsync(cancellationToken);
        await SayAsync($"demo: {demo.Seconds:F0} s, {demo.CpuSeconds:F0} s of CPU; at most {demo.PeakMib:F0} MiB of memory, {demo.StateMib:F0} MiB of disk; load average before {load:F1}");
        return await Options.WriteAsync(new FootprintFigures(idle, demo, load), json, cancellationToken);
    }

    private static async Task<IdleFigures> IdleAsync(TimeSpan watched, CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("har-footprint-").FullName;
        using var server = BuiltHar.Start("serve", "--state", state, "--port", "0");
        try
        {
            string? line;
            while ((line = await server.StandardOutput.ReadLineAsync(cancellationToken)) is not null && !line.StartsWith("Dashboard", StringComparison.Ordinal))
            {
            }

            using var http = new HttpClient();
            await http.GetStringAsync(new Uri((line ?? throw new InvalidOperationException(await server.StandardError.ReadToEndAsync(cancellationToken))).Split(' ')[^1]), cancellationToken);
            server.Refresh();
            var (started, watch) = (server.TotalProcessorTime, Stopwatch.StartNew());
            // Not a wait for anything: idling for this long is what is measured.
            await Task.Delay(watched, cancellationToken);
            server.Refresh();
            var used = server.TotalProcessorTime - started;
            return new IdleFigures(started.TotalSeconds, watch.Elapsed.TotalSeconds, 100 * (used / watch.Elapsed), server.WorkingSet64 / Mib, server.PeakWorkingSet64 / Mib);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(state, recursive: true);
        }
    }

    private static async Task<DemoFigures> DemoAsync(CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("har-footprint-").FullName;
        using var demo = BuiltHar.Start("demo", "--simulate", "--state", state, "--port", "0", "--exit");
        try
        {
            var watch = Stopwatch.StartNew();
            var (output, errors) = (demo.StandardOutput.ReadToEndAsync(cancellationToken), demo.StandardError.ReadToEndAsync(cancellationToken));
            var (cpu, peak) = (TimeSpan.Zero, 0L);
            using var timer = new PeriodicTimer(LookEvery);
            while (!demo.HasExited)
            {
                try
                {
                    demo.Refresh();
                    (cpu, peak) = (demo.TotalProcessorTime, Math.Max(peak, demo.PeakWorkingSet64)); // of one that has just ended it is 0
                }
                catch (InvalidOperationException)
                {
                    break; // it ended between the two looks
                }

                await timer.WaitForNextTickAsync(cancellationToken);
            }

            await demo.WaitForExitAsync(cancellationToken);
            var seconds = watch.Elapsed.TotalSeconds;
            await output;
            return demo.ExitCode == 0
                ? new DemoFigures(seconds, cpu.TotalSeconds, peak / Mib, Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories).Where(IsItself).Sum(x => new FileInfo(x).Length) / Mib)
                : throw new InvalidOperationException($"The demo ended with {demo.ExitCode}: {await errors}");
        }
        finally
        {
            if (!demo.HasExited)
            {
                demo.Kill();
                await demo.WaitForExitAsync(CancellationToken.None);
            }

            Directory.Delete(state, recursive: true);
        }
    }

    /// <summary>Whether a file is no second name for bytes that lie in the folder of blobs.</summary>
    private static bool IsItself(string path) => !path.Contains("/artifacts/", StringComparison.Ordinal) || path.Contains("/.blobs/", StringComparison.Ordinal);

    private static Task SayAsync(FormattableString line) => Console.Error.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}

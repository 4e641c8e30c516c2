using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace HarOrleans.Benchmarks;

/// <summary><c>load</c>: CPU time and memory of reading both files, without and with the cache, beside pandas' <c>read_csv</c>.</summary>
internal static class LoadCommand
{
    private const string Python = "/usr/bin/python3";

    private const string Peer = """
        import json, resource, sys, time
        import pandas
        before = time.process_time()
        tables = [pandas.read_csv(sys.argv[1] + "/" + name + ".csv") for name in ("train", "test")]
        after = time.process_time()
        print(json.dumps({"ReadMs": (after - before) * 1000, "ProcessMs": after * 1000, "PeakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
        """;

    internal static Command Create()
    {
        var data = new Option<string>(LoadOnce.Data) { Description = "Folder with train.csv and test.csv; packed ones, .csv.gz, are unpacked first.", Required = true };
        var peer = new Option<bool>("--peer") { Description = "Measure pandas too, in turns (Debian's python3-pandas)." };
        var runs = new Option<int>("--runs") { Description = "Repetitions.", DefaultValueFactory = _ => 9 };
        var json = Options.Json();
        var command = new Command("load", "CPU time and memory of reading both files: fresh, from the cache, and by pandas.") { data, peer, runs, json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(peer), parsed.GetValue(runs), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool peer, int runs, string? json, CancellationToken cancellationToken)
    {
        var room = Directory.CreateTempSubdirectory("har-load-").FullName;
        var cache = Directory.CreateDirectory(Path.Combine(room, "cache")).FullName;
        List<LoadFigures> fresh = [], kept = [], pandas = [];
        try
        {
            data = await PlainAsync(data, room, cancellationToken);
            await OnceAsync(Environment.ProcessPath!, [LoadOnce.Verb, LoadOnce.Data, data, LoadOnce.Cache, cache], cancellationToken);
            for (var run = 0; run < runs; run++)
            {
                fresh.Add(await OnceAsync(Environment.ProcessPath!, [LoadOnce.Verb, LoadOnce.Data, data], cancellationToken));
                kept.Add(await OnceAsync(Environment.ProcessPath!, [LoadOnce.Verb, LoadOnce.Data, data, LoadOnce.Cache, cache], cancellationToken));
                if (peer)
                {
                    pandas.Add(await OnceAsync(Python, ["-c", Peer, data], cancellationToken));
                }
            }
        }
        finally
        {
            Directory.Delete(room, recursive: true);
        }

        Say("fresh", fresh);
        Say("from the cache", kept);
        if (peer)
        {
            Say("pandas", pandas);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"fresh / pandas, median of pairs: reading {Median(fresh.Zip(pandas, (a, b) => a.ReadMs / b.ReadMs)):F2}, whole process {Median(fresh.Zip(pandas, (a, b) => a.ProcessMs / b.ProcessMs)):F2}"));
        }

        return await Options.WriteAsync(new { fresh, kept, pandas }, json, cancellationToken);
    }

    /// <summary>A folder that has the files as plain text: the given one, or the room with packed ones unpacked into it.</summary>
    private static async Task<string> PlainAsync(string data, string room, CancellationToken cancellationToken)
    {
        string[] names = ["train.csv", "test.csv"];
        if (names.All(name => File.Exists(Path.Combine(data, name))))
        {
            return data;
        }

        foreach (var name in names)
        {
            await using var packed = new GZipStream(File.OpenRead(Path.Combine(data, name + ".gz")), CompressionMode.Decompress);
            await using var plain = File.Create(Path.Combine(room, name));
            await packed.CopyToAsync(plain, cancellationToken);
        }

        return room;
    }

    private static async Task<LoadFigures> OnceAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<LoadFigures>(text)!
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static void Say(string what, List<LoadFigures> figures) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: reading {Median(figures.Select(x => x.ReadMs)):F0} ms of CPU ({figures.Min(x => x.ReadMs):F0} to {figures.Max(x => x.ReadMs):F0}), whole process {Median(figures.Select(x => x.ProcessMs)):F0} ms, peak {figures.Max(x => x.PeakBytes) / 1e6:F0} MB"));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

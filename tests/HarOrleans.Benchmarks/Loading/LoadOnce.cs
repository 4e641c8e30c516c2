using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using HarOrleans.Data;

namespace HarOrleans.Benchmarks;

/// <summary><c>load-once</c>: one reading of both files in a process of its own.</summary>
internal static class LoadOnce
{
    internal const string Verb = "load-once";
    internal const string Data = "--data";
    internal const string Cache = "--cache";

    internal static Command Create()
    {
        var data = new Option<string>(Data) { Description = "Folder with train and test.", Required = true };
        var cache = new Option<string?>(Cache) { Description = "Folder of the cache; left out, there is none." };
        var command = new Command(Verb, "Reads both files once and writes the CPU time and the memory that it took, as JSON.") { data, cache };
        command.SetAction(parsed =>
        {
            var kept = parsed.GetValue(cache) is { } folder ? new TableCache(folder) : null;
            var before = CpuMs();
            var read = HarData.Load(parsed.GetRequiredValue(data), kept);
            var after = CpuMs();
            GC.KeepAlive(read);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(JsonSerializer.Serialize(new LoadFigures(after - before, after, self.PeakWorkingSet64)));
        });
        return command;
    }

    private static double CpuMs()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMilliseconds;
    }
}

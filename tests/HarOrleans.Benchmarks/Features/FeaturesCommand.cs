using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HarOrleans.Data;
using HarOrleans.Data.Features;
using HarOrleans.Data.Windows;

namespace HarOrleans.Benchmarks;

/// <summary><c>features</c>: CPU time of the 561 features of a window, gravity's refinement and the scaling included.</summary>
internal static class FeaturesCommand
{
    private const int Most = 2000;

    internal static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder with test_inertial.npz; left out, simulated windows." };
        var runs = new Option<int>("--runs") { Description = "Repetitions.", DefaultValueFactory = _ => 9 };
        var json = Options.Json();
        var command = new Command("features", "CPU microseconds of a window's 561 features.") { data, runs, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), parsed.GetValue(runs), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string? folder, int runs, string? json, CancellationToken cancellationToken)
    {
        var windows = folder is null ? HarData.SimulateSensors().Test.Windows : HarWindows.ReadNpz(Path.Combine(folder, "test_inertial.npz"), cancellationToken);
        var count = Math.Min(Most, windows.Rows);
        var extractor = new FeatureExtractor();
        var features = new double[WindowFeatures.Count];

        // Twice unmeasured, until the compiler has made its best of it.
        List<double> each = [];
        for (var run = -2; run < runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = Cpu();
            for (var row = 0; row < count; row++)
            {
                extractor.Extract(windows.Window(row), windows.SampleAfter(row), features);
            }

            if (run >= 0)
            {
                each.Add((Cpu() - before).TotalMicroseconds / count);
            }
        }

        double[] sorted = [.. each.Order()];
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted[sorted.Length / 2]:F1} µs of CPU a window, median of {runs} times {count} windows ({sorted[0]:F1} to {sorted[^1]:F1})"));
        return Options.WriteAsync(new { Windows = count, CpuMicrosecondsAWindow = each }, json, cancellationToken);
    }

    private static TimeSpan Cpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}

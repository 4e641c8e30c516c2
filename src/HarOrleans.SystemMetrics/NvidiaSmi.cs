using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.SystemMetrics;

/// <summary>Asks <c>nvidia-smi</c> about the GPUs.</summary>
internal sealed class NvidiaSmi(string program)
{
    private const double MegabytesOfMebibyte = 1.048576;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly string[] Arguments = ["--query-gpu=index,utilization.gpu,memory.used,memory.total,power.draw,power.limit", "--format=csv,noheader,nounits"];

    private static readonly string[] Names = ["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"];

    private bool? _answers;

    /// <summary>The figures of all GPUs by name; none where nobody answers.</summary>
    internal IReadOnlyList<KeyValuePair<string, double>> Read()
    {
        if (_answers == false)
        {
            return [];
        }

        if (Ask(Arguments) is { } lines)
        {
            _answers = true;
            return [.. lines.SelectMany(Parse)];
        }

        _answers ??= false;
        return [];
    }

    /// <summary>All GPUs with their names; none where nobody answers.</summary>
    internal IReadOnlyList<Gpu> List() =>
    [
        .. (Ask(Names) ?? []).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).Where(parts => parts.Length >= 2)
            .Select(parts => new Gpu(string.Join(", ", parts[..^1]), (Number(parts[^1]) ?? 0) / 1024)),
    ];

    private string[]? Ask(string[] question)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, question) { RedirectStandardOutput = true, RedirectStandardError = true });
            var text = process!.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
            }
            else if (process.ExitCode == 0 && text.Wait(Patience))
            {
                return text.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            // There is none.
        }

        return null;
    }

    /// <summary>The figures of one line; those that a GPU does not tell (<c>[N/A]</c>) are left out.</summary>
    internal static IEnumerable<KeyValuePair<string, double>> Parse(string line)
    {
        if (line.Split(',', StringSplitOptions.TrimEntries) is not [var gpu, var busy, var used, var total, var power, var limit])
        {
            return [];
        }

        var (memory, watts) = (Number(used), Number(power));
        (string Name, double? Value)[] figures =
        [
            ("utilization_percentage", Number(busy)),
            ("memory_usage_megabytes", memory * MegabytesOfMebibyte),
            ("memory_usage_percentage", 100 * memory / Number(total)),
            ("power_usage_watts", watts),
            ("power_usage_percentage", 100 * watts / Number(limit)),
        ];
        return figures.Where(figure => figure.Value is { } value && double.IsFinite(value)).Select(figure => KeyValuePair.Create($"gpu_{gpu}_{figure.Name}", figure.Value!.Value));
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

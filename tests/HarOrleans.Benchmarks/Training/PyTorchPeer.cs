using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace HarOrleans.Benchmarks;

/// <summary>Runs a peer's script on one thread, with the processor kernels that its BLAS chooses by itself.</summary>
internal static class PyTorchPeer
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static async Task<PeerFigures> RunAsync(string script, string folder, int layers, int epochs, CancellationToken cancellationToken)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            "/usr/bin/python3", [script, Table(folder, "train"), Table(folder, "test"), "--epochs", Text(epochs), "--layers", Text(layers)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment.Remove("OPENBLAS_CORETYPE");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<PeerFigures>(output, Written)!
            : throw new InvalidOperationException($"--peer {script}: it ended with exit code {process.ExitCode}; its own message is above.");
    }

    private static string Table(string folder, string name) =>
        ((string[])[$"{name}.csv", $"{name}.csv.gz"]).Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"--data {folder}: there is no {name}.csv or {name}.csv.gz.");
}

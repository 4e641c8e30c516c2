using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HarOrleans.Testing;

namespace HarOrleans.Benchmarks;

/// <summary><c>idle</c>: what a cluster's silos take while there is nothing to do: one of each role, on a PostgreSQL server of the command's own.</summary>
internal static class IdleClusterCommand
{
    private const double Mib = 1 << 20;
    private static readonly string[] Roles = ["control", "trainer", "dashboard"];

    internal static Command Create()
    {
        var after = new Option<int>("--after") { Description = "Seconds after their start from which the silos are watched: before, the runtime still compiles.", DefaultValueFactory = _ => 420 };
        var seconds = new Option<int>("--seconds") { Description = "How long they are watched, each time.", DefaultValueFactory = _ => 12 };
        var rounds = new Option<int>("--rounds") { Description = "How often.", DefaultValueFactory = _ => 3 };
        var json = Options.Json();
        var command = new Command("idle", "Processor time and memory of a cluster's silos without work, one of each role, on PostgreSQL.") { after, seconds, rounds, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (PostgresServer.WhyNot is { } reason)
            {
                await Console.Error.WriteLineAsync(reason);
                return 2;
            }

            var silos = await MeasureAsync(TimeSpan.FromSeconds(parsed.GetValue(after)), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds), cancellationToken);
            foreach (var silo in silos)
            {
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{silo.Role}: {string.Join(", ", silo.CpuPercent.Select(share => share.ToString("F2", CultureInfo.InvariantCulture)))} % of a core, {silo.ResidentMib:F0} MiB; load average {silo.LoadAverage:F1}"));
            }

            return await Options.WriteAsync(silos, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<IReadOnlyList<IdleSiloFigures>> MeasureAsync(TimeSpan after, TimeSpan watched, int rounds, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var postgres = new PostgresServer();
        var database = await postgres.CreateDatabaseAsync();
        List<Process> silos = [];
        try
        {
            foreach (var role in Roles)
            {
                var silo = BuiltHar.Start(
                    "serve", "--state", Path.Combine(folder.Path, role), "--artifacts", Path.Combine(folder.Path, "artifacts"), "--roles", role, "--port", "0", "--migrate", "--postgres", database);
                silos.Add(silo);
                await ReadyAsync(silo, cancellationToken);
            }

            // Not a wait for anything: idling for so long is what is measured, from a time on.
            await Task.Delay(after, cancellationToken);
            var shares = Roles.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < rounds; round++)
            {
                var (before, watch) = (silos.Select(Cpu).ToArray(), Stopwatch.StartNew());
                await Task.Delay(watched, cancellationToken);
                for (var at = 0; at < silos.Count; at++)
                {
                    shares[at].Add(100 * ((Cpu(silos[at]) - before[at]) / watch.Elapsed));
                }
            }

            return [.. silos.Select((silo, at) => new IdleSiloFigures(Roles[at], shares[at], silo.WorkingSet64 / Mib, BuiltHar.LoadAverage()))];
        }
        finally
        {
            silos.ForEach(silo => silo.Kill());
            silos.ForEach(silo => silo.WaitForExit());
            silos.ForEach(silo => silo.Dispose());
        }
    }

    private static async Task ReadyAsync(Process silo, CancellationToken cancellationToken)
    {
        string? line;
        while ((line = await silo.StandardOutput.ReadLineAsync(cancellationToken)) is not null && !line.Contains("Ctrl+C ends.", StringComparison.Ordinal))
        {
        }

        if (line is null)
        {
            throw new InvalidOperationException(await silo.StandardError.ReadToEndAsync(cancellationToken));
        }

        // So that it never waits for somebody to read what it says.
        _ = silo.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = silo.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    private static TimeSpan Cpu(Process silo)
    {
        silo.Refresh();
        return silo.TotalProcessorTime;
    }
}

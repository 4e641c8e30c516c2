using System.CommandLine;
using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HarOrleans.Benchmarks;

/// <summary><c>hammer</c>: many writers in a process that is killed at the height of it; then what was acknowledged is laid beside what is stored.</summary>
internal static class HammerCommand
{
    internal static Command Create()
    {
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database in place of SQLite: postgresql://user:password@host/database." };
        var seconds = new Option<int>("--seconds") { Description = "How long the writers log before they are killed.", DefaultValueFactory = _ => 60 };
        var json = Options.Json();
        var command = new Command("hammer", "64 writers on one run, then 1,000 runs at once, each killed (SIGKILL) in the middle.") { postgres, seconds, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            List<HammerFigures> figures = [];
            foreach (var (runs, writers) in new[] { (1, 64), (1000, 1000) })
            {
                figures.Add(await OnceAsync(parsed.GetValue(postgres), runs, writers, parsed.GetValue(seconds), cancellationToken));
                await Console.Error.WriteLineAsync(figures[^1].ToString());
            }

            await Options.WriteAsync(figures, parsed.GetValue(json), cancellationToken);
            return figures.All(each => each is { Lost: 0, Doubled: 0, Errors: "" }) ? 0 : 1;
        });
        return command;
    }

    private static async Task<HammerFigures> OnceAsync(string? postgres, int runs, int writers, int seconds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("har-hammer-");
        try
        {
            var options = new HarStorageOptions { StateFolder = folder.FullName, Postgres = postgres is null ? null : PostgresAddress.Parse(postgres) };
            await using (var services = new ServiceCollection().AddHarStorage(options).BuildServiceProvider())
            {
                await services.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
            }

            await using (var connection = await OpenAsync(options, cancellationToken))
            {
                await EmptyAsync(connection, cancellationToken);
            }

            var acks = Path.Combine(folder.FullName, "acks");
            var start = Stopwatch.GetTimestamp();
            var errors = await KillInTheMiddleAsync(postgres, folder.FullName, acks, runs, writers, seconds, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var acknowledged = await File.ReadAllLinesAsync(acks, cancellationToken);
            await using var look = await OpenAsync(options, cancellationToken);
            var stored = (await StoredPoints.ReadAsync(look, cancellationToken)).Select(point => FormattableString.Invariant($"{point.RunId} {point.Key} {point.Writer} {point.Sequence} {point.Step}")).ToList();
            var known = stored.ToHashSet(StringComparer.Ordinal);
            return new(
                postgres is null ? "SQLite" : "PostgreSQL", runs, writers, Math.Round(elapsed, 1), acknowledged.Length, stored.Count,
                acknowledged.Count(line => !known.Contains(line)), stored.Count - known.Count, errors, BuiltHar.LoadAverage());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> KillInTheMiddleAsync(string? postgres, string state, string acks, int runs, int writers, int seconds, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(BuiltHar.Crasher(), ["hammer", state, acks, $"{runs}", $"{writers}", $"{seconds}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HAR_POSTGRES"] = postgres ?? "";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line != "started")
            {
            }
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
        return (await errors).Trim();
    }

    private static async Task<System.Data.Common.DbConnection> OpenAsync(HarStorageOptions options, CancellationToken cancellationToken)
    {
        System.Data.Common.DbConnection connection = options.Postgres is { } address
            ? new NpgsqlConnection(address.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(options.StateFolder, HarStorageNames.DatabaseFile)};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Takes the runs of the round before away, and refuses those of anybody else.</summary>
    private static async Task EmptyAsync(System.Data.Common.DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM run WHERE name <> 'run' OR owner <> 'local' OR experiment_id <> 1";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null) > 0)
        {
            throw new InvalidOperationException("The database has runs of its own. Give an empty one.");
        }

        command.CommandText = "DELETE FROM metric_chunk; DELETE FROM run_metric; DELETE FROM run";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.CommandLine;
using HarOrleans.Abstractions;
using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Benchmarks;

/// <summary><c>tracking</c>: points and runs a second, durable before they are acknowledged, on SQLite (WAL with NORMAL and FULL) or PostgreSQL.</summary>
internal static class TrackingCommand
{
    internal static Command Create()
    {
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database in place of SQLite: postgresql://user:password@host/database." };
        var callers = new Option<int>("--callers") { Description = "Callers side by side.", DefaultValueFactory = _ => 64 };
        var seconds = new Option<double>("--seconds") { Description = "How long each kind of call is measured.", DefaultValueFactory = _ => 3 };
        var json = Options.Json();
        var command = new Command("tracking", "Points and runs a second that a database keeps up with.") { postgres, callers, seconds, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            async Task<TrackingFigures> measure(string name, bool fullSync) => await OnceAsync(
                name, parsed.GetValue(postgres), fullSync, parsed.GetValue(callers), TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancellationToken);

            TrackingFigures[] figures = parsed.GetValue(postgres) is null
                ? [await measure("SQLite, WAL, NORMAL", fullSync: false), await measure("SQLite, WAL, FULL", fullSync: true)]
                : [await measure("PostgreSQL", fullSync: false)];
            return await Options.WriteAsync(figures, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<TrackingFigures> OnceAsync(string name, string? postgres, bool fullSync, int callers, TimeSpan time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("har-tracking-").FullName;
        try
        {
            var options = new HarStorageOptions { StateFolder = folder, FullSync = fullSync, Postgres = postgres is null ? null : PostgresAddress.Parse(postgres) };
            await using var services = new ServiceCollection().AddHarStorage(options).BuildServiceProvider();
            await services.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
            var (single, batched, create, read) = await new TrackingRound(services.GetRequiredService<IRunStore>(), callers, time).RunAsync(cancellationToken);
            var figures = new TrackingFigures(name, single, batched, create, read, BuiltHar.LoadAverage());
            await Console.Error.WriteLineAsync(FormattableString.Invariant(
                $"{name}: single points {single}, batched points {batched}, runs {create}, reads of 3,000 points {read}; load average {figures.LoadAverage:F1}"));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

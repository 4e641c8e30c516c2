using System.CommandLine;
using System.Diagnostics;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Benchmarks;

/// <summary><c>search</c>: what a page of 100 runs costs among many, on SQLite or PostgreSQL.</summary>
internal static class SearchCommand
{
    private const int Measured = 100;
    private const int WarmUp = 30; // of each search, until all code is compiled for good

    internal static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Runs in the database, each with 20 params and 20 metrics.", DefaultValueFactory = _ => 10_000 };
        var history = new Option<int>("--history") { Description = "Points of each metric.", DefaultValueFactory = _ => 1 };
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database in place of SQLite, without points: postgresql://user:password@host/database." };
        var json = Options.Json();
        var command = new Command("search", "Milliseconds for the first 100 runs by a metric and a param, ordered by a metric; by how much the filter leaves.") { runs, history, postgres, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(runs), parsed.GetValue(history), parsed.GetValue(postgres), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int runs, int history, string? postgres, string? json, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("har-search-");
        try
        {
            var options = new HarStorageOptions { StateFolder = folder.FullName, Postgres = postgres is null ? null : PostgresAddress.Parse(postgres) };
            var database = Path.Combine(folder.FullName, HarStorageNames.DatabaseFile);
            await using var services = new ServiceCollection().AddHarStorage(options).BuildServiceProvider();
            await services.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
            if (postgres is null)
            {
                ManyRuns.Fill(database, runs, history);
            }
            else
            {
                await ManyRunsOfPostgres.FillAsync(postgres, runs, cancellationToken);
            }

            var store = services.GetRequiredService<ISearchStore>();

            // m0 and m1 lie evenly between 0 and 1; p0 has 10 values, p1 a thousand.
            (string Name, string Query, bool Newest)[] searches =
            [
                ("half and a tenth", "metrics.m0 > 0.5 and params.p0 = 'v3'", false),
                ("a tenth and a thousandth", "metrics.m0 > 0.9 and params.p1 = 'v7'", false),
                ("a fiftieth and a tenth", "metrics.m0 > 0.98 and params.p0 = 'v3'", false),
                ("numbers", "metrics.m0 > 0.5 and params.p2 < 0.5", false),
                ("nothing", "metrics.m0 > 0.5 and params.p0 = 'none'", false),
                ("everything", "", false),
                ("newest first", "metrics.m0 > 0.5 and params.p0 = 'v3'", true),
            ];
            foreach (var (_, query, newest) in searches)
            {
                await MeasureAsync(store, "", query, newest, WarmUp, cancellationToken);
            }

            List<SearchFigures> figures = [];
            foreach (var (name, query, newest) in searches)
            {
                figures.Add(await MeasureAsync(store, name, query, newest, Measured, cancellationToken));
                await Console.Error.WriteLineAsync(figures[^1].ToString());
            }

            var page = await RunPage.MeasureAsync(services.GetRequiredService<IRunStore>(), runs, Measured, cancellationToken);
            await Console.Error.WriteLineAsync(page.ToString());
            return await Options.WriteAsync(
                new { Runs = runs, History = history, Megabytes = postgres is null ? new FileInfo(database).Length >> 20 : 0, Load = Load(), Searches = figures, RunPage = page }, json, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SearchFigures> MeasureAsync(ISearchStore store, string name, string query, bool newest, int times, CancellationToken cancellationToken)
    {
        List<double> wall = [];
        var cpu = Environment.CpuUsage.TotalTime;
        var found = 0;
        for (var i = 0; i < times; i++)
        {
            var search = new RunSearch(query, newest ? [] : [$"metrics.m1 {(i % 2 == 0 ? "desc" : "asc")}"], []);
            var start = Stopwatch.GetTimestamp();
            found = (await store.SearchRunsAsync(Workspaces.Default, search, DateTimeOffset.UnixEpoch, cancellationToken)).Runs.Count;
            wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        wall.Sort();
        return new(name, query, found, wall[wall.Count / 2], wall[(int)(wall.Count * 0.95)], wall[(int)(wall.Count * 0.99)], cpu.TotalMilliseconds / times);
    }

    private static double Load() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : double.NaN;
}

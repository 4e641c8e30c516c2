using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>Enough runs that a search chooses where it begins: at few rows, or along an index, by a sample.</summary>
public abstract class LargeSearchConformance : StoreConformance
{
    private const int Runs = 3000;

    /// <summary>The metric a is the run's number in another order, b its remainder by 7; the param p has three values, s ten, q a thousand.</summary>
    private async Task FillAsync()
    {
        IEnumerable<int> all = Enumerable.Range(1, Runs);
        await InsertAsync("run (run_no, run_id, workspace, owner, experiment_id, name, status, created_at)", all.Select(n => $"({n}, '{Id(n)}', 'default', 'local', 1, 'run', 'FINISHED', {n})"));
        await InsertAsync("run_metric (run_no, key, points, last_point, last_value, last_sequence, last_step, last_time_ms)", all.SelectMany(n => new[] { $"({n}, 'a', 1, 1, {A(n)}, 0, 0, 0)", $"({n}, 'b', 1, 2, {n % 7}, 0, 0, 0)" }));
        await InsertAsync("run_param (run_no, key, value)", all.SelectMany(n => new[] { $"({n}, 'p', 'v{n % 3}')", $"({n}, 's', 's{n % 10}')", $"({n}, 'q', 'w{n % 1000}')" }));
    }

    private Task<List<string>> InsertAsync(string into, IEnumerable<string> rows) => Storage.QueryAsync($"INSERT INTO {into} VALUES {string.Join(", ", rows)}");

    private static string Id(int n) => n.ToString("x32", CultureInfo.InvariantCulture);

    private static int A(int n) => n * 7919 % Runs;

    private async Task<IReadOnlyList<int>> FindAsync(string query, string[] order, int page)
    {
        List<int> found = [];
        var next = new RunSearch(query, order, [], ViewType.ActiveOnly, page);
        for (var pages = 0; pages < 4; pages++)
        {
            var some = await Storage.Search.SearchRunsAsync("default", next, SearchSamples.Now);
            found.AddRange(some.Runs.Select(run => int.Parse(run.Info.RunId, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            next = next with { PageToken = some.NextPageToken };
            if (next.PageToken is null)
            {
                break;
            }
        }

        return found;
    }

    [Fact]
    public async Task Every_way_that_a_search_can_begin_finds_the_same_runs_in_the_same_order()
    {
        await FillAsync();
        (string Query, Func<int, bool> Meets)[] cases =
        [
            ("metrics.b >= 1 and params.p = 'v1'", n => n % 7 >= 1 && n % 3 == 1),                    // many meet it: along the index
            ("metrics.a < 900 and params.p = 'v1' and metrics.b = 3", n => A(n) < 900 && n % 3 == 1 && n % 7 == 3), // some do: a condition of several hundred rows
            ("metrics.b >= 1 and params.s = 's4'", n => n % 7 >= 1 && n % 10 == 4),                   // a tenth: along the index, with a list of these
            ("params.q = 'w17' and metrics.b >= 1", n => n % 1000 == 17 && n % 7 >= 1),               // very few
            ("metrics.b > 9 and params.p = 'v1'", _ => false),
            ("params.p = 'v0' and not metrics.b = 2 and status = 'finished'", n => n % 3 == 0 && n % 7 != 2),
            ("", _ => true),
        ];
        foreach (var (query, meets) in cases)
        {
            var matching = Enumerable.Range(1, Runs).Where(meets).ToList();
            Assert.Equal(matching.OrderByDescending(n => n).Take(120), await FindAsync(query, [], 30));
            Assert.Equal(matching.OrderBy(A).Take(120), await FindAsync(query, ["metrics.a"], 30));
            Assert.Equal(matching.OrderByDescending(n => n % 7).ThenByDescending(n => n).Take(400), await FindAsync(query, ["metrics.b desc"], 100));
        }
    }
}

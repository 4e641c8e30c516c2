using System.Data.Common;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Stores;

namespace HarOrleans.Storage.Search;

/// <summary>Loads what a page shows, in a few queries however many rows it has.</summary>
internal static class FoundRuns
{
    private const string Metrics = """
        SELECT run_no, key, low, high, points, last_sequence, last_step, last_value, last_time_ms FROM run_metric WHERE points > 0 AND run_no IN
        """;

    private const string Inputs = """
        SELECT i.run_no, i.context, d.dataset_id, d.name, d.digest, d.source_type, d.source FROM run_input i JOIN dataset d ON d.dataset_id = i.dataset_id WHERE i.run_no IN
        """;

    /// <summary>The runs of these keys, in their order. Their data sets are without schema and profile.</summary>
    public static async Task<IReadOnlyList<RunDetail>> LoadAsync(DbSession session, IReadOnlyList<long> keys)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var arguments = new SearchArguments();
        var among = $" ({string.Join(", ", keys.Select(key => arguments.Add(key)))})";
        var infos = (await session.QueryOnceAsync($"{RunRow.Select} WHERE r.run_no IN{among}", row => (No: row.GetInt64(RunRow.RunNo), Info: RunRow.Read(row)), arguments.All)).ToDictionary(row => row.No, row => row.Info);
        var parameters = await WordsAsync(session, "run_param", among, arguments);
        var tags = await WordsAsync(session, "run_tag", among, arguments);
        var metrics = (await session.QueryOnceAsync(
            Metrics + among,
            row => (No: row.GetInt64(0), Metric: Metric(row.Text(1), row)),
            arguments.All)).ToLookup(row => row.No, row => row.Metric);
        var inputs = await InputsAsync(session, among, arguments);
        return [.. keys.Select(key => new RunDetail(
            infos[key], Words(parameters[key]), Words(tags[key]), [.. metrics[key].OrderBy(metric => metric.Key, StringComparer.Ordinal)], null, [.. inputs[key]]))];
    }

    /// <summary>The experiments of these ids, in their order.</summary>
    public static async Task<IReadOnlyList<ExperimentInfo>> ExperimentsAsync(DbSession session, IReadOnlyList<long> keys)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var arguments = new SearchArguments();
        var sql = $"{SqlCatalogStore.SelectExperiments} WHERE experiment_id IN ({string.Join(", ", keys.Select(key => arguments.Add(key)))})";
        var found = (await session.QueryOnceAsync(sql, SqlCatalogStore.ReadExperiment, arguments.All)).ToDictionary(each => each.Id);
        return [.. keys.Select(key => found[key])];
    }

    private static async Task<ILookup<long, KeyValuePair<string, string>>> WordsAsync(DbSession session, string table, string among, SearchArguments arguments) =>
        (await session.QueryOnceAsync(
            $"SELECT run_no, key, value FROM {table} WHERE run_no IN{among} ORDER BY run_no, key", row => (No: row.GetInt64(0), Pair: KeyValuePair.Create(row.Text(1), row.Text(2))), arguments.All))
        .ToLookup(row => row.No, row => row.Pair);

    /// <summary>A data set that many runs used is one object, so that a message holds it once.</summary>
    private static async Task<ILookup<long, RunInput>> InputsAsync(DbSession session, string among, SearchArguments arguments)
    {
        Dictionary<long, Dataset> sets = [];
        return (await session.QueryOnceAsync($"{Inputs}{among} ORDER BY i.run_no, i.dataset_id, i.context DESC", Read, arguments.All)).ToLookup(row => row.No, row => row.Input);

        (long No, RunInput Input) Read(DbDataReader row)
        {
            if (!sets.TryGetValue(row.GetInt64(2), out var set))
            {
                sets.Add(row.GetInt64(2), set = new Dataset(row.Text(3), row.Text(4), row.Text(5), row.Text(6), null, null));
            }

            return (row.GetInt64(0), new RunInput(set, row.Text(1)));
        }
    }

    private static LatestMetric Metric(string key, DbDataReader row) =>
        new(key, new MetricPoint(key, row.GetInt64(5), row.GetInt64(6), row.Real(7), row.GetInt64(8)), row.Real(2), row.Real(3), row.GetInt64(4));

    private static Dictionary<string, string> Words(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs, StringComparer.Ordinal);
}

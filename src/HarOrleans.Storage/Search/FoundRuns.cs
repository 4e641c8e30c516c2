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
        Dictionary<long, RunInfo> infos = new(keys.Count);
        var (parameters, tags) = (new RowsOfRuns<KeyValuePair<string, string>>(), new RowsOfRuns<KeyValuePair<string, string>>());
        var (metrics, inputs) = (new RowsOfRuns<LatestMetric>(), new RowsOfRuns<RunInput>());
        await session.QueryTogetherAsync(
            [
                new($"{RunRow.Select} WHERE r.run_no IN{among}", (row, cells) => infos.Add(cells.Integer(RunRow.RunNo), RunRow.Read(row))),
                Words("run_param", among, parameters),
                Words("run_tag", among, tags),
                new(Metrics + among, (_, cells) => metrics.Add(cells.Integer(0), Metric(cells.Text(1), cells))),
                InputsOf(among, inputs),
            ],
            arguments.All);
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

    private static RowQuery Words(string table, string among, RowsOfRuns<KeyValuePair<string, string>> rows) => new(
        $"SELECT run_no, key, value FROM {table} WHERE run_no IN{among} ORDER BY run_no, key", (_, cells) => rows.Add(cells.Integer(0), KeyValuePair.Create(cells.Text(1), cells.Text(2))));

    /// <summary>A data set that many runs used is one object, so that a message holds it once.</summary>
    private static RowQuery InputsOf(string among, RowsOfRuns<RunInput> rows)
    {
        Dictionary<long, Dataset> sets = [];
        return new($"{Inputs}{among} ORDER BY i.run_no, i.dataset_id, i.context DESC", Read);

        void Read(DbDataReader row, ICells cells)
        {
            if (!sets.TryGetValue(cells.Integer(2), out var set))
            {
                sets.Add(cells.Integer(2), set = new Dataset(cells.Text(3), cells.Text(4), cells.Text(5), cells.Text(6), null, null));
            }

            rows.Add(cells.Integer(0), new RunInput(set, cells.Text(1)));
        }
    }

    private static LatestMetric Metric(string key, ICells row) =>
        new(key, new MetricPoint(key, row.Integer(5), row.Integer(6), row.Real(7), row.Integer(8)), row.Real(2), row.Real(3), row.Integer(4));

    private static Dictionary<string, string> Words(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs, StringComparer.Ordinal);
}

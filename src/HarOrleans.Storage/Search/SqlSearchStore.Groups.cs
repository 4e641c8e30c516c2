using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

internal sealed partial class SqlSearchStore
{
    private const int MostValues = 20;

    /// <inheritdoc />
    public Task<IReadOnlyList<RunGroup>> GroupRunsAsync(string workspace, RunGrouping grouping, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var schema = SearchSchema.Runs;
        var query = SearchRequest.Query(grouping.Query, schema.Vocabulary);
        var by = SearchRequest.Keys("group_by", grouping.GroupBy, schema.Vocabulary);
        var values = SearchRequest.Keys("values", grouping.Values, schema.Vocabulary, MostValues);
        if (by.Count == 0)
        {
            throw new InvalidSpecException(["group_by: there is no field. Give one such as params.optimizer."]);
        }

        return database.ReadAsync<IReadOnlyList<RunGroup>>(
            async session =>
            {
                var arguments = new SearchArguments();
                var orders = new OrderKeys(schema, arguments);
                var columns = by.Select((key, i) => Invariant($"CAST({orders.Value(key.Field)} AS TEXT) AS g{i}")).Concat(values.Select((key, i) => Invariant($"{Number(orders, key.Field)} AS a{i}")));
                var inner = $"SELECT {string.Join(", ", columns)} FROM run r WHERE {RunScope(workspace, grouping.View, grouping.ExperimentIds, arguments)} AND {new QueryCompiler(schema, arguments, now).Compile(query)}";
                var keys = string.Join(", ", by.Select((_, i) => Invariant($"g{i}")));
                var sums = string.Concat(values.Select((_, i) => Invariant($", COUNT(a{i}), AVG(a{i}), MIN(a{i}), MAX(a{i})")));
                var sql = $"SELECT {keys}, COUNT(*){sums} FROM ({inner}) f GROUP BY {keys} ORDER BY COUNT(*) DESC, {keys} LIMIT {arguments.Add((long)RunGrouping.MostGroups)}";
                return await session.QueryOnceAsync(
                    sql,
                    row => new RunGroup(
                        [.. by.Select((_, i) => row.TextOrNull(i))],
                        row.GetInt64(by.Count),
                        [.. values.Select((_, i) => by.Count + 1 + (4 * i)).Select(at => new GroupedValue(row.GetInt64(at), row.RealOrNull(at + 1), row.RealOrNull(at + 2), row.RealOrNull(at + 3)))]),
                    arguments.All);
            },
            cancellationToken);
    }

    private static string Number(OrderKeys orders, QueryField field) => field switch
    {
        { Entity: QueryEntity.Param or QueryEntity.Tag } => $"har_number({orders.Value(field)})",
        { Entity: QueryEntity.Attribute } when SearchSchema.Runs.Attributes[field.Key].Kind == QueryKind.Text => throw new InvalidSpecException([$"values = '{field}': it is text, and has no mean. Give a metric, a param or a number."]),
        _ => $"CAST({orders.Value(field)} AS DOUBLE PRECISION)",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

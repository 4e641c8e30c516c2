using System.Data.Common;
using System.Globalization;
using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>
/// Finds the rows of a page in one of three ways: from the few rows that a condition leaves, along the index that has them in order (of a metric, or the newest first), or by looking at all.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="schema">What is searched.</param>
/// <param name="query">Which rows.</param>
/// <param name="order">In which order.</param>
/// <param name="scope">What holds beside the query.</param>
/// <param name="now">What ages count from.</param>
internal sealed class PageFinder(
    DbSession session, SearchSchema schema, QueryNode query, IReadOnlyList<QueryOrder> order, Func<SearchArguments, string> scope, DateTimeOffset now)
{
    /// <summary>The keys of a page's rows in order, and the token of the next page.</summary>
    /// <param name="most">Most rows.</param>
    /// <param name="token">The last page's token, or null.</param>
    /// <param name="mark">The mark of the search.</param>
    public async Task<(IReadOnlyList<long> Keys, string? Token)> FindAsync(int most, string? token, string mark)
    {
        var last = token is null ? null : PageToken.Read(token, mark, new OrderKeys(schema, new()).Of(order).Count);
        var arguments = new SearchArguments();
        var first = order is [{ Field: { Entity: QueryEntity.Metric, Aggregate: QueryAggregate.Last } } metric, ..] ? metric : null;
        var (few, rest, listed) = await new SearchPlan(session, schema, scope, now).NarrowAsync(query, arguments, most, first is not null || order.Count == 0);
        List<(long Key, object?[] Values)> rows = [];
        if (few is null && order.Count == 0)
        {
            rows = await WalkNewestAsync(rest, listed, last, most);
        }
        else if (few is null && first is not null)
        {
            // First the rows with a number of the metric, then those without.
            rows = last is null or [not null, ..] ? await WalkAsync(first, rest, listed, last, most) : [];
            if (rows.Count <= most)
            {
                rows.AddRange((await LookAsync(null, rest, new(), last is [null, ..] ? last : null, most, missing: true)).Take(most + 1 - rows.Count));
            }
        }
        else
        {
            rows = await LookAsync(few, rest, arguments, last, most);
        }

        var page = rows.Take(most).ToList();
        return ([.. page.Select(row => row.Key)], rows.Count > most ? PageToken.Write(mark, page[^1].Values) : null);
    }

    /// <summary>Along the index, which has the first key in order: the limit ends the walk. No subquery, so that the index is taken.</summary>
    private Task<List<(long Key, object?[] Values)>> WalkAsync(QueryOrder first, IReadOnlyList<QueryNode> parts, QueryComparison? listed, IReadOnlyList<object?>? last, int most)
    {
        var arguments = new SearchArguments();
        var orders = new OrderKeys(schema, arguments);
        IReadOnlyList<OrderKey> keys = [new("o.last_value", first.Descending, true), .. orders.Of(order).Skip(1)];
        List<string> where = [$"o.key = {arguments.Add(first.Field.Key)} AND o.points > 0 AND o.last_value IS NOT NULL AND r.run_no = o.run_no", .. Where(parts, arguments, "o", listed)];

        // What the query says of the metric itself bounds the walk.
        var conditions = new ConditionSql(arguments, now);
        where.AddRange(SearchPlan.Conditions(query).Where(each => each.Field == first.Field).Select(each => conditions.CompareMetric("o.last_value", each.Operator, (QueryNumber)each.Value)));
        if (last is not null)
        {
            where.Add($"o.last_value {(first.Descending ? "<=" : ">=")} {arguments.Add(last[0]!)}");
            where.Add(orders.After(keys, i => keys[i].Sql, last));
        }

        var sql = $"SELECT r.run_no AS row_key, {Selected(keys)} FROM run_metric o CROSS JOIN run r WHERE {string.Join(" AND ", where)} "
            + $"ORDER BY {string.Join(", ", keys.Select(key => key.OrderBy(key.Sql)))} LIMIT {arguments.Add(most + 1L)}";
        return session.QueryInOrderAsync(sql, row => Row(row, keys.Count), arguments.All);
    }

    /// <summary>From the newest on, in the order of an index.</summary>
    private Task<List<(long Key, object?[] Values)>> WalkNewestAsync(IReadOnlyList<QueryNode> parts, QueryComparison? listed, IReadOnlyList<object?>? last, int most)
    {
        var arguments = new SearchArguments();
        var orders = new OrderKeys(schema, arguments);
        var keys = orders.Of([]);
        List<string> where = [.. Where(parts, arguments, "r", listed)];
        if (last is not null)
        {
            where.Add($"{schema.Newest} <= {arguments.Add(last[0]!)}");
            where.Add(orders.After(keys, i => keys[i].Sql, last));
        }

        var sql = $"SELECT r.{schema.Key} AS row_key, {Selected(keys)} FROM {schema.Table} r WHERE {string.Join(" AND ", where)} "
            + $"ORDER BY {string.Join(", ", keys.Select(key => key.OrderBy(key.Sql)))} LIMIT {arguments.Add(most + 1L)}";
        return session.QueryInOrderAsync(sql, row => Row(row, keys.Count), arguments.All);
    }

    /// <summary>Looks at the few rows that a condition leaves, or at all.</summary>
    private Task<List<(long Key, object?[] Values)>> LookAsync(string? few, IReadOnlyList<QueryNode> rest, SearchArguments arguments, IReadOnlyList<object?>? last, int most, bool missing = false)
    {
        var orders = new OrderKeys(schema, arguments);
        var keys = orders.Of(order);
        var from = few is null ? $"{schema.Table} r" : $"({few}) d CROSS JOIN {schema.Table} r";
        List<string> where = [.. few is null ? (string[])[] : [$"r.{schema.Key} = d.{schema.Key}"], .. Where(rest, arguments, few is null ? "r" : "d")];
        List<string> page = [.. missing ? (string[])["s0 IS NULL"] : [], .. last is null ? (string[])[] : [orders.After(keys, Column, last)]];

        // Materialized: a planner that folds the query into the outer one looks up each key of the order again for every use of it.
        var sql = $"WITH f AS MATERIALIZED (SELECT r.{schema.Key} AS row_key, {Selected(keys)} FROM {from} WHERE {string.Join(" AND ", where)}) SELECT * FROM f"
            + (page.Count == 0 ? "" : " WHERE " + string.Join(" AND ", page))
            + $" ORDER BY {string.Join(", ", keys.Select((key, i) => key.OrderBy(Column(i))))} LIMIT {arguments.Add(most + 1L)}";
        return session.QueryOnceAsync(sql, row => Row(row, keys.Count), arguments.All);
    }

    /// <summary>The conditions, what is listed first: it needs no look at the row.</summary>
    private IEnumerable<string> Where(IReadOnlyList<QueryNode> nodes, SearchArguments arguments, string begin, QueryComparison? listed = null)
    {
        var compiler = new QueryCompiler(schema, arguments, now, begin, listed);
        return [.. nodes.Where(node => ReferenceEquals(node, listed)).Select(compiler.Compile), scope(arguments), .. nodes.Where(node => !ReferenceEquals(node, listed)).Select(compiler.Compile)];
    }

    private static string Selected(IReadOnlyList<OrderKey> keys) => string.Join(", ", keys.Select((key, i) => $"{key.Sql} AS {Column(i)}"));

    private static string Column(int i) => "s" + i.ToString(CultureInfo.InvariantCulture);

    private static (long Key, object?[] Values) Row(DbDataReader row, int keys) => (row.GetInt64(0), [.. Enumerable.Range(1, keys).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]);
}

using System.Globalization;
using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>What some rows, spread evenly over the keys, say of a query: how many meet each part of it, and how many all. Its cost does not grow with the table, where counting does.</summary>
/// <param name="Looked">Rows that were looked at.</param>
/// <param name="Step">So many rows of the table each of them stands for.</param>
/// <param name="Meet">How many meet each part.</param>
/// <param name="All">How many meet all parts, and are in scope.</param>
internal sealed record SearchSample(long Looked, long Step, IReadOnlyList<long> Meet, long All)
{
    private const long Rows = 200;

    /// <summary>Where each of them would stand for fewer than these, all are looked at soon enough.</summary>
    private const long FewRows = 10;

    /// <summary>Looks at the rows; null where there are so few that it does not matter.</summary>
    public static async Task<SearchSample?> TakeAsync(DbSession session, SearchSchema schema, IReadOnlyList<QueryNode> parts, Func<SearchArguments, string> scope, DateTimeOffset now)
    {
        var arguments = new SearchArguments();
        var compiler = new QueryCompiler(schema, arguments, now);
        var columns = parts.Select(compiler.Compile).Prepend(scope(arguments)).Select((condition, i) => $"CASE WHEN {condition} THEN 1 ELSE 0 END AS {Column(i)}");
        var (rows, few) = (arguments.Add(Rows), arguments.Add(FewRows));

        // Materialized: folded into the sums, each condition would be decided twice.
        var sql = $"WITH RECURSIVE m AS MATERIALIZED (SELECT MAX({schema.Key}) / {rows} AS step FROM {schema.Table}), "
            + $"k(n) AS (SELECT CAST(1 AS BIGINT) FROM m WHERE m.step >= {few} UNION ALL SELECT n + 1 FROM k WHERE n < {rows}), "
            + $"f AS MATERIALIZED (SELECT {string.Join(", ", columns)} FROM m CROSS JOIN k CROSS JOIN {schema.Table} r WHERE r.{schema.Key} = k.n * m.step) SELECT COUNT(*), "
            + string.Join(", ", Enumerable.Range(1, parts.Count).Select(Column).Append(string.Join(" * ", Enumerable.Range(0, parts.Count + 1).Select(Column))).Select(sum => $"CAST(COALESCE(SUM({sum}), 0) AS BIGINT)"))
            + ", (SELECT COALESCE(step, 0) FROM m) FROM f";
        var sample = (await session.QueryOnceAsync(
            sql,
            row => new SearchSample(row.GetInt64(0), row.GetInt64(parts.Count + 2), [.. Enumerable.Range(1, parts.Count).Select(row.GetInt64)], row.GetInt64(parts.Count + 1)),
            arguments.All))[0];
        return sample.Step < FewRows ? null : sample;
    }

    private static string Column(int i) => "c" + i.ToString(CultureInfo.InvariantCulture);
}

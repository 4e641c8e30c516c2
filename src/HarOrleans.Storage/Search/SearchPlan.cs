using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>
/// Finds a condition that few runs meet and an index knows, so that only those are looked at. Counting stops at a bound, which makes it cheap; beyond it a walk in the
/// order of the result finds a page sooner.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="schema">What can be searched for.</param>
internal sealed class SearchPlan(DbSession session, SearchSchema schema)
{
    private const int Few = 20_000;

    /// <summary>A query for the keys of all rows that can match, or null where no condition narrows them down.</summary>
    public async Task<string?> NarrowAsync(QueryNode query, SearchArguments arguments)
    {
        var (best, fewest) = ((QueryComparison?)null, (long)Few);
        foreach (var condition in (query is QueryAnd and ? and.Parts : [query]).OfType<QueryComparison>().Where(IsIndexed))
        {
            var counting = new SearchArguments();
            var sql = $"SELECT COUNT(*) FROM ({Keys(condition, counting)} LIMIT {counting.Add((long)Few)}) found";
            var count = (await session.QueryOnceAsync(sql, row => row.GetInt64(0), counting.All))[0];
            (best, fewest) = count < fewest ? (condition, count) : (best, fewest);
        }

        return best is null ? null : Keys(best, arguments);
    }

    private static bool IsIndexed(QueryComparison condition) => condition switch
    {
        { Field.Entity: QueryEntity.Param or QueryEntity.Tag, Operator: QueryOperator.Equal, Value: QueryText } => true,
        { Field: { Entity: QueryEntity.Metric, Aggregate: QueryAggregate.Last }, Operator: not QueryOperator.NotEqual, Value: QueryNumber { Value: not double.NaN } } => true,
        _ => false,
    };

    private string Keys(QueryComparison condition, SearchArguments arguments)
    {
        var (table, column) = schema.Place(condition.Field);
        var key = arguments.Add(condition.Field.Key);
        if (condition is { Field.Entity: QueryEntity.Metric, Value: QueryNumber number })
        {
            var compared = new ConditionSql(arguments, default).CompareMetric("x." + column, condition.Operator, number);
            return $"SELECT x.{schema.Key} FROM {table} x WHERE x.key = {key}{QueryCompiler.Visible(condition.Field)} AND {compared}";
        }

        var text = condition.Value.Text;
        var begin = table == "experiment_tag" ? "" : $" AND substr(x.value, 1, 100) = {arguments.Add(Begin(text))}";
        return $"SELECT x.{schema.Key} FROM {table} x WHERE x.key = {key}{begin} AND x.value = {arguments.Add(text)}";
    }

    /// <summary>The first 100 characters as databases count them: a pair of surrogates is one.</summary>
    private static string Begin(string text) => string.Concat(text.EnumerateRunes().Take(100));
}

using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>
/// Decides where a search begins: at the few rows that a condition leaves, which an index knows, or along the index of the metric that orders the result. Counting
/// stops at a bound, which keeps it cheap.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="schema">What can be searched for.</param>
internal sealed class SearchPlan(DbSession session, SearchSchema schema)
{
    /// <summary>More rows than this are no few.</summary>
    private const long Few = 10_000;

    /// <summary>So many characters of a param or tag stand in its index.</summary>
    private const int Indexed = 100;

    /// <summary>A row that a condition leaves costs about twice one on the way along the index, as it is sorted, too.</summary>
    private const double CostOfFew = 2;

    /// <summary>A query for the keys of all rows that can match, and what else they have to meet; null where it is better to begin elsewhere.</summary>
    /// <param name="query">The query.</param>
    /// <param name="arguments">Takes the values of that query.</param>
    /// <param name="most">Rows that are wanted.</param>
    /// <param name="canWalk">Whether an index has the rows in the order of the result.</param>
    public async Task<(string? Keys, IReadOnlyList<QueryNode> Others)> NarrowAsync(QueryNode query, SearchArguments arguments, int most, bool canWalk)
    {
        List<(QueryComparison Condition, long Count)> counted = [];
        foreach (var condition in Conditions(query).Where(IsIndexed))
        {
            counted.Add((condition, await CountAsync(condition)));
        }

        if (counted.Count == 0 || counted.MinBy(each => each.Count) is not { Count: < Few } fewest)
        {
            return (null, [query]);
        }

        // As if the conditions had nothing to do with each other: how far a walk has to go for a page.
        var all = canWalk ? (await session.QueryOnceAsync($"SELECT COALESCE(MAX({schema.Key}), 1) FROM {schema.Table}", row => row.GetInt64(0)))[0] : 1;
        var share = counted.Aggregate(1.0, (product, each) => product * Math.Min(1, each.Count / (double)all));
        return canWalk && (most + 1) / share < fewest.Count * CostOfFew ? (null, [query]) : (Keys(fewest.Condition, arguments), [.. Parts(query).Where(part => !ReferenceEquals(part, fewest.Condition))]);
    }

    /// <summary>The conditions that every row of the result meets.</summary>
    public static IEnumerable<QueryComparison> Conditions(QueryNode query) => Parts(query).OfType<QueryComparison>();

    private static IReadOnlyList<QueryNode> Parts(QueryNode query) => query is QueryAnd and ? and.Parts : [query];

    private async Task<long> CountAsync(QueryComparison condition)
    {
        var arguments = new SearchArguments();
        var sql = $"SELECT COUNT(*) FROM ({Keys(condition, arguments)} LIMIT {arguments.Add(Few)}) found";
        return (await session.QueryOnceAsync(sql, row => row.GetInt64(0), arguments.All))[0];
    }

    private static bool IsIndexed(QueryComparison condition) => condition switch
    {
        { Field: { Entity: QueryEntity.Dataset, Key: not "context" }, Operator: QueryOperator.Equal, Value: QueryText } => true,
        { Field.Entity: QueryEntity.Param or QueryEntity.Tag, Operator: QueryOperator.Equal, Value: QueryText } => true,
        { Field: { Entity: QueryEntity.Metric, Aggregate: QueryAggregate.Last }, Operator: not QueryOperator.NotEqual, Value: QueryNumber { Value: not double.NaN } } => true,
        _ => false,
    };

    private string Keys(QueryComparison condition, SearchArguments arguments)
    {
        var (table, column) = schema.Place(condition.Field);
        if (condition.Field.Entity == QueryEntity.Dataset)
        {
            return $"SELECT DISTINCT x.{schema.Key} FROM {table} x WHERE x.{column} = {arguments.Add(condition.Value.Text)}";
        }

        var key = arguments.Add(condition.Field.Key);
        if (condition is { Field.Entity: QueryEntity.Metric, Value: QueryNumber number })
        {
            var compared = new ConditionSql(arguments, default).CompareMetric("x." + column, condition.Operator, number);
            return $"SELECT x.{schema.Key} FROM {table} x WHERE x.key = {key}{QueryCompiler.Visible(condition.Field)} AND {compared}";
        }

        var text = condition.Value.Text;
        if (table == "experiment_tag")
        {
            return $"SELECT x.{schema.Key} FROM {table} x WHERE x.key = {key} AND x.value = {arguments.Add(text)}";
        }

        // The index knows a value of fewer characters whole, and the row need not be looked at.
        var begin = Begin(text);
        var whole = begin == text && text.EnumerateRunes().Count() < Indexed ? "" : $" AND x.value = {arguments.Add(text)}";
        return $"SELECT x.{schema.Key} FROM {table} x WHERE x.key = {key} AND substr(x.value, 1, {Indexed}) = {arguments.Add(begin)}{whole}";
    }

    /// <summary>The first characters as databases count them: a pair of surrogates is one.</summary>
    private static string Begin(string text) => string.Concat(text.EnumerateRunes().Take(Indexed));
}

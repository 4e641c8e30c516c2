using HarOrleans.Query;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Search;

/// <summary>
/// Decides where a search begins: at the few rows that a condition leaves, which an index knows, or along the index that has the rows in the order of the result. Where no condition leaves very
/// few, a sample tells how far such a walk has to go; only where that is far, more is counted, and nothing further than the smallest count before it.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="schema">What can be searched for.</param>
/// <param name="scope">What holds beside the query.</param>
/// <param name="now">What ages count from.</param>
internal sealed class SearchPlan(DbSession session, SearchSchema schema, Func<SearchArguments, string> scope, DateTimeOffset now)
{
    /// <summary>Fewer rows than this are the place to begin at, whatever else there is.</summary>
    private const long VeryFew = 500;

    /// <summary>More rows than this are no few.</summary>
    private const long Few = 10_000;

    /// <summary>A walk past so many rows costs no more than finding out whether there is a shorter way.</summary>
    private const double ShortWalk = 3_000;

    /// <summary>A query of more parts is looked at as a whole.</summary>
    private const int MostParts = 10;

    /// <summary>So many characters of a param or tag stand in its index.</summary>
    private const int Indexed = 100;

    /// <summary>A row that a condition leaves costs about twice one on the way along the index, as it is sorted, too.</summary>
    private const double CostOfFew = 2;

    /// <summary>A query for the keys of all rows that can match, and what else they have to meet, what fewest do first; the query is null where it is better to begin elsewhere.</summary>
    /// <param name="query">The query.</param>
    /// <param name="arguments">Takes the values of that query.</param>
    /// <param name="most">Rows that are wanted.</param>
    /// <param name="canWalk">Whether an index has the rows in the order of the result.</param>
    public async Task<(string? Keys, IReadOnlyList<QueryNode> Others)> NarrowAsync(QueryNode query, SearchArguments arguments, int most, bool canWalk)
    {
        if (query is QueryEverything)
        {
            return (null, [query]);
        }

        var parts = Parts(query);
        var indexed = parts.OfType<QueryComparison>().Where(IsIndexed).OrderBy(condition => condition.Operator != QueryOperator.Equal).ToList();
        var (fewest, least) = await FewestAsync(indexed, VeryFew);
        if (fewest is null)
        {
            var walk = double.PositiveInfinity;
            if (canWalk)
            {
                var sample = await SearchSample.TakeAsync(session, schema, parts.Count <= MostParts ? parts : [query], scope, now);
                if (sample is null)
                {
                    return (null, parts);
                }

                walk = (most + 1) * sample.Looked / Math.Max(sample.All, 0.5);
                parts = parts.Count <= MostParts ? [.. parts.Zip(sample.Meet).OrderBy(each => each.Second).Select(each => each.First)] : parts;
            }

            if (walk < ShortWalk)
            {
                return (null, parts);
            }

            (fewest, least) = await FewestAsync(indexed, Few);
            if (fewest is null || walk < least * CostOfFew)
            {
                return (null, parts);
            }
        }

        return (Keys(fewest, arguments), [.. parts.Where(part => !ReferenceEquals(part, fewest))]);
    }

    /// <summary>The conditions that every row of the result meets.</summary>
    public static IEnumerable<QueryComparison> Conditions(QueryNode query) => Parts(query).OfType<QueryComparison>();

    private static IReadOnlyList<QueryNode> Parts(QueryNode query) => query is QueryAnd and ? and.Parts : [query];

    /// <summary>The condition that leaves the fewest rows, and fewer than a bound.</summary>
    private async Task<(QueryComparison? Condition, long Count)> FewestAsync(IReadOnlyList<QueryComparison> conditions, long bound)
    {
        var (fewest, least) = ((QueryComparison?)null, bound);
        foreach (var condition in conditions.TakeWhile(_ => least > 0))
        {
            if (await CountAsync(condition, least) is var count && count < least)
            {
                (fewest, least) = (condition, count);
            }
        }

        return (fewest, least);
    }

    private async Task<long> CountAsync(QueryComparison condition, long bound)
    {
        var arguments = new SearchArguments();
        var sql = $"SELECT COUNT(*) FROM ({Keys(condition, arguments)} LIMIT {arguments.Add(bound)}) found";
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

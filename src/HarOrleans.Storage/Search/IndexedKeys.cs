using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>The keys of the rows that meet a condition, where an index knows them.</summary>
internal static class IndexedKeys
{
    /// <summary>So many characters of a param or tag stand in its index.</summary>
    private const int Indexed = 100;

    /// <summary>Whether an index knows the keys.</summary>
    public static bool Has(QueryComparison condition) => condition switch
    {
        { Field: { Entity: QueryEntity.Dataset, Key: not "context" }, Operator: QueryOperator.Equal, Value: QueryText } => true,
        { Field.Entity: QueryEntity.Param or QueryEntity.Tag, Operator: QueryOperator.Equal, Value: QueryText } => true,
        { Field: { Entity: QueryEntity.Metric, Aggregate: QueryAggregate.Last }, Operator: not QueryOperator.NotEqual, Value: QueryNumber { Value: not double.NaN } } => true,
        _ => false,
    };

    /// <summary>A query for the keys.</summary>
    /// <param name="schema">What is searched.</param>
    /// <param name="condition">The condition, which an index must know.</param>
    /// <param name="arguments">Takes the values.</param>
    public static string Of(SearchSchema schema, QueryComparison condition, SearchArguments arguments)
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

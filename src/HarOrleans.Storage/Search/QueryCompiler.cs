using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>Makes SQL conditions of queries. They say of every row what <see cref="QueryEvaluator"/> says of it, and are never NULL, so that NOT means not.</summary>
/// <param name="schema">What can be searched for.</param>
/// <param name="arguments">Takes the values.</param>
/// <param name="now">What ages count from.</param>
/// <param name="begin">The table that the search begins at, which has the row's key, too: what is decided there spares looking at the row.</param>
/// <param name="listed">The condition whose rows are listed once, in place of asking each row.</param>
internal sealed class QueryCompiler(SearchSchema schema, SearchArguments arguments, DateTimeOffset now, string begin = "r", QueryComparison? listed = null)
{
    private readonly ConditionSql _conditions = new(arguments, now);

    /// <summary>The condition of a query.</summary>
    public string Compile(QueryNode node) => node switch
    {
        QueryEverything => "1 = 1",
        QueryJunction junction => ConditionSql.Balanced([.. junction.Parts.Select(Compile)], junction is QueryAnd ? "AND" : "OR"),
        QueryNot not => $"NOT ({Compile(not.Part)})",
        QueryNullTest test => test.Field.Entity == QueryEntity.Attribute
            ? $"{Attribute(test.Field).Sql} IS {(test.Negated ? "NOT " : "")}NULL"
            : $"{One(test.Field, test.Field.Entity == QueryEntity.Dataset ? "MAX(1)" : "1")} IS {(test.Negated ? "NOT " : "")}NULL",
        QueryComparison comparison when ReferenceEquals(comparison, listed) => Among(comparison),
        QueryComparison comparison => Of(
            comparison.Field,
            (sql, kind) => kind is { } known ? _conditions.Compare(sql, known, comparison.Operator, comparison.Value) : _conditions.CompareMetric(sql, comparison.Operator, (QueryNumber)comparison.Value)),
        QueryMembership membership => Of(membership.Field, (sql, kind) => Not(membership.Negated, _conditions.Among(sql, kind, membership.Values), kind)),
        QueryLike like => Of(like.Field, (sql, kind) => Not(like.Negated, _conditions.Like(sql, like), kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "There is no such node."),
    };

    /// <summary>A condition on a field that a row has; false where it has none.</summary>
    private string Of(QueryField field, Func<string, QueryKind?, string> condition)
    {
        if (field.Entity != QueryEntity.Attribute)
        {
            var holds = condition("x." + schema.Place(field).Value, field.Entity == QueryEntity.Metric ? null : QueryKind.Text);
            var says = $"CASE WHEN {holds} THEN 1 ELSE 0 END";
            return $"COALESCE({One(field, field.Entity == QueryEntity.Dataset ? $"MAX({says})" : says)}, 0) = 1";
        }

        var column = Attribute(field);
        return $"({column.Sql} IS NOT NULL AND {condition(column.Sql, column.Kind)})";
    }

    /// <summary>In a CASE, so that no planner makes a join of it, or begins there.</summary>
    private string Among(QueryComparison comparison) => $"CASE WHEN {begin}.{schema.Key} IN ({IndexedKeys.Of(schema, comparison, arguments)}) THEN 1 ELSE 0 END = 1";

    /// <summary>
    /// Something of the one row that has a field's value (of data sets: of all together); NULL where there is none. Not EXISTS with the condition: a planner may turn that into a join by an index on
    /// the values, and look at all runs' values for each run.
    /// </summary>
    private string One(QueryField field, string something) =>
        $"(SELECT {something} FROM {schema.Place(field).Table} x WHERE x.{schema.Key} = {begin}.{schema.Key}{(field.Entity == QueryEntity.Dataset ? "" : $" AND x.key = {arguments.Add(field.Key)}")}{Visible(field)})";

    /// <summary>A metric whose every point is hidden is as good as none.</summary>
    public static string Visible(QueryField field) => field.Entity == QueryEntity.Metric ? " AND x.points > 0" : "";

    private SearchColumn Attribute(QueryField field) => schema.Attributes[field.Key];

    /// <summary>Of a metric, a condition on NaN is NULL, which must turn into true.</summary>
    private static string Not(bool negated, string condition, QueryKind? kind) => (negated, kind) switch
    {
        (false, _) => condition,
        (true, null) => $"COALESCE(CASE WHEN {condition} THEN 0 ELSE 1 END, 1) = 1",
        _ => $"NOT ({condition})",
    };
}

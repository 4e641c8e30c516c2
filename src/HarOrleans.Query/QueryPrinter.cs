using HarOrleans.Query.Syntax;

namespace HarOrleans.Query;

/// <summary>
/// Writes queries in one canonical form: words in lower case, one blank between parts, only the parentheses that are needed, keys in backticks where they must be quoted,
/// text in single quotes. What it writes reads back as an equal query, unless it is longer than <see cref="QueryLimits.Length"/> (a text without blanks may grow).
/// </summary>
public static class QueryPrinter
{
    /// <summary>The query's text; empty for <see cref="QueryEverything"/>.</summary>
    public static string Print(QueryNode node) => node switch
    {
        QueryEverything => "",
        QueryAnd and => string.Join(" and ", and.Parts.Select(part => part is QueryOr ? $"({Print(part)})" : Print(part))),
        QueryOr or => string.Join(" or ", or.Parts.Select(Print)),
        QueryNot { Part: QueryJunction part } => $"not ({Print(part)})",
        QueryNot not => $"not {Print(not.Part)}",
        QueryComparison comparison => $"{comparison.Field} {Print(comparison.Operator)} {comparison.Value}",
        QueryMembership membership => $"{membership.Field} {Not(membership.Negated)}in ({string.Join(", ", membership.Values)})",
        QueryLike like => $"{like.Field} {Not(like.Negated)}{(like.IgnoreCase ? "ilike" : "like")} {new QueryText(like.Pattern)}",
        QueryNullTest test => $"{test.Field} is {Not(test.Negated)}null",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node?.GetType(), "There is no such node."),
    };

    internal static string Print(QueryField field)
    {
        var key = IsPlain(field.Key, field.Entity) ? field.Key : Quote(field.Key);
        return field.Entity == QueryEntity.Attribute && field.Key == key && IsBare(key)
            ? key
            : $"{Prefix(field.Entity)}{key}{(field.Aggregate == QueryAggregate.Last ? "" : "." + Words.Of(field.Aggregate))}";
    }

    internal static string Prefix(QueryEntity entity) => entity switch
    {
        QueryEntity.Attribute => "attributes.",
        QueryEntity.Metric => "metrics.",
        QueryEntity.Param => "params.",
        QueryEntity.Dataset => "datasets.",
        _ => "tags.",
    };

    private static string Print(QueryOperator @operator) => @operator switch
    {
        QueryOperator.Equal => "=",
        QueryOperator.NotEqual => "!=",
        QueryOperator.Less => "<",
        QueryOperator.LessOrEqual => "<=",
        QueryOperator.Greater => ">",
        _ => ">=",
    };

    private static string Not(bool negated) => negated ? "not " : "";

    private static string Quote(string key) => $"`{key.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>Whether a key stands after its prefix without quotes: words between dots, of which a metric's last must not read as an aggregate.</summary>
    private static bool IsPlain(string key, QueryEntity entity)
    {
        var parts = key.Split('.');
        return parts.All(part => Words.Length(part) == part.Length && part.Length > 0) && !(entity == QueryEntity.Metric && parts.Length > 1 && Words.Aggregate(parts[^1]) is not null);
    }

    /// <summary>Whether an attribute stands without a prefix: one word that starts like one and means nothing else.</summary>
    private static bool IsBare(string key) => Words.StartsWord(key[0]) && !key.Contains('.', StringComparison.Ordinal) && !Words.IsReserved(key) && Words.Entity(key) is null;
}

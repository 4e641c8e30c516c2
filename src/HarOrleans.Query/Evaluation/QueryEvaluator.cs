namespace HarOrleans.Query;

/// <summary>
/// Decides whether rows match: pure, with the time given. A row's missing value makes every comparison, list and pattern false, negated ones too;
/// there are two truth values, so <c>not</c> turns that false into true.
/// </summary>
/// <param name="now">What ages such as <c>-7d</c> count from.</param>
public sealed class QueryEvaluator(DateTimeOffset now)
{
    /// <summary>Whether the row matches. Numbers compare as numbers where both sides are numbers, also as text; everything else as text, ordinally.</summary>
    public bool Matches(QueryNode node, IQueryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return node switch
        {
            QueryEverything => true,
            QueryAnd and => and.Parts.All(part => Matches(part, row)),
            QueryOr or => or.Parts.Any(part => Matches(part, row)),
            QueryNot not => !Matches(not.Part, row),
            QueryComparison comparison => row.FindAll(comparison.Field).Any(value => ValueComparison.Holds(value, comparison.Operator, comparison.Value, now)),
            QueryMembership membership => row.FindAll(membership.Field).Any(value =>
                membership.Values.Any(one => ValueComparison.Holds(value, QueryOperator.Equal, one, now)) != membership.Negated),
            QueryLike like => row.FindAll(like.Field).Any(value => LikePattern.Fits(value.Text, like.Pattern, like.IgnoreCase) != like.Negated),
            QueryNullTest test => row.FindAll(test.Field).Any() == test.Negated,
            _ => throw new ArgumentOutOfRangeException(nameof(node), node?.GetType(), "There is no such node."),
        };
    }
}

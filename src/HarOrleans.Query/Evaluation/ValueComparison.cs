namespace HarOrleans.Query;

/// <summary>Compares two values by the first that fits: as times, as numbers, as text.</summary>
internal static class ValueComparison
{
    public static bool Holds(QueryValue left, QueryOperator @operator, QueryValue right, DateTimeOffset now)
    {
        if ((IsTime(left) || IsTime(right)) && Time(left, now) is { } one && Time(right, now) is { } other)
        {
            return Holds(one.CompareTo(other), @operator);
        }

        if ((left is QueryNumber || right is QueryNumber) && Number(left, right) is { } x && Number(right, left) is { } y)
        {
            // NaN equals itself, as a search for it means that; it is neither smaller nor larger than anything.
            return double.IsNaN(x) || double.IsNaN(y)
                ? @operator switch
                {
                    QueryOperator.Equal => x.Equals(y),
                    QueryOperator.NotEqual => !x.Equals(y),
                    _ => false,
                }
                : Holds(x.CompareTo(y), @operator);
        }

        var comparison = left is QueryBoolean || right is QueryBoolean ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Holds(string.Compare(left.Text, right.Text, comparison), @operator);
    }

    private static bool Holds(int order, QueryOperator @operator) => @operator switch
    {
        QueryOperator.Equal => order == 0,
        QueryOperator.NotEqual => order != 0,
        QueryOperator.Less => order < 0,
        QueryOperator.LessOrEqual => order <= 0,
        QueryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool IsTime(QueryValue value) => value is QueryMoment or QueryAge;

    private static DateTimeOffset? Time(QueryValue value, DateTimeOffset now) => value switch
    {
        QueryMoment moment => moment.Value,
        QueryAge age => age.Before(now),
        QueryNumber milliseconds when QueryMoment.IsMilliseconds(milliseconds.Value) => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds.Value),
        QueryText text => QueryMoment.Read(text.Value),
        _ => null,
    };

    /// <summary>The value as a number beside the other: text that reads as one counts, as the other side is a number.</summary>
    private static double? Number(QueryValue value, QueryValue other) => value switch
    {
        QueryNumber number => number.Value,
        QueryText text when other is QueryNumber => QueryNumber.Read(text.Value),
        _ => null,
    };
}

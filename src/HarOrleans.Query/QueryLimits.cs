namespace HarOrleans.Query;

/// <summary>What a query may be at most; beyond it is refused, at the column where it goes too far.</summary>
public static class QueryLimits
{
    /// <summary>Characters of a text.</summary>
    public const int Length = 10_000;

    /// <summary>Parentheses and <c>not</c> that are open at once.</summary>
    public const int Depth = 100;

    /// <summary>Values of one list.</summary>
    public const int ListLength = 1_000;

    /// <summary>The amount of an age: <c>-999999s</c>.</summary>
    public const int Age = 999_999;
}

namespace HarOrleans.Query.Syntax;

/// <summary>Reads a comparison sign.</summary>
internal static class OperatorReader
{
    /// <summary>The longer first.</summary>
    private static readonly (string Sign, QueryOperator Operator)[] Signs =
    [
        ("==", QueryOperator.Equal),
        ("!=", QueryOperator.NotEqual),
        ("<>", QueryOperator.NotEqual),
        ("<=", QueryOperator.LessOrEqual),
        (">=", QueryOperator.GreaterOrEqual),
        ("=", QueryOperator.Equal),
        ("<", QueryOperator.Less),
        (">", QueryOperator.Greater),
    ];

    public static int Read(QueryParseContext context, int offset, out QueryOperator @operator)
    {
        foreach (var (sign, meaning) in Signs)
        {
            if (context.Text.AsSpan(offset).StartsWith(sign, StringComparison.Ordinal))
            {
                @operator = meaning;
                return sign.Length;
            }
        }

        @operator = default;
        return -1;
    }
}

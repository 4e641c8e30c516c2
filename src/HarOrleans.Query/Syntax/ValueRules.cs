namespace HarOrleans.Query.Syntax;

/// <summary>What a field may be compared with: decided while reading, so that a comparison that can never hold is pointed at.</summary>
internal static class ValueRules
{
    public static QueryValue Check(QueryParseContext context, QueryField field, Located<QueryValue> value)
    {
        switch (Kind(context, field))
        {
            case QueryKind.Number when value.Value is not QueryNumber:
                context.Refuse(value.Offset, $"expected a number, as {field} is one, but found {value.Value}");
                break;
            case QueryKind.Time when value.Value is QueryBoolean || (value.Value is QueryText text && QueryMoment.Read(text.Value) is null):
                context.Refuse(value.Offset, $"expected a date or an age such as -7d, as {field} is a time, but found {value.Value}");
                break;
            case QueryKind.Time when value.Value is QueryNumber number && !QueryMoment.IsMilliseconds(number.Value):
                context.Refuse(value.Offset, $"expected milliseconds since 1970, as {field} is a time, but {number} is out of range");
                break;
            case QueryKind.Text when Attribute(context, field)?.Words is { } words:
                var word = words.FirstOrDefault(pair => pair.Key.Equals(value.Value.Text, StringComparison.OrdinalIgnoreCase)).Value;
                if (word is not null)
                {
                    return new QueryText(word);
                }

                context.Refuse(value.Offset, $"expected one of {string.Join(", ", words.Values.Distinct())}, but found {value.Value}");
                break;
        }

        return value.Value;
    }

    public static void CheckPattern(QueryParseContext context, QueryField field, Located<string> pattern)
    {
        if (Kind(context, field) is QueryKind.Number or QueryKind.Time)
        {
            context.Refuse(pattern.Offset, $"like compares text, and {field} is none");
        }
    }

    private static QueryAttribute? Attribute(QueryParseContext context, QueryField field) =>
        field.Entity == QueryEntity.Attribute ? context.Vocabulary?.Find(field.Key) : null;

    /// <summary>Null where any value will do: params, tags, and attributes nobody has described.</summary>
    private static QueryKind? Kind(QueryParseContext context, QueryField field) =>
        field.Entity == QueryEntity.Metric ? QueryKind.Number : Attribute(context, field)?.Kind;
}

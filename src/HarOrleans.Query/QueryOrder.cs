namespace HarOrleans.Query;

/// <summary>One key of an order: a field, and which way.</summary>
/// <param name="Field">The field.</param>
/// <param name="Descending">Whether the largest come first.</param>
public sealed record QueryOrder(QueryField Field, bool Descending)
{
    /// <summary>Reads <c>metrics.loss.min desc</c>; smallest first where nothing is said. Exactly one of key and error is not null.</summary>
    /// <param name="text">The key.</param>
    /// <param name="vocabulary">What can be ordered by.</param>
    public static (QueryOrder? Order, QueryError? Error) Parse(string text, QueryVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(text);
        var field = text.TrimEnd();
        var descending = EndsWith(field, " desc");
        field = descending ? field[..^5] : EndsWith(field, " asc") ? field[..^4] : field;
        var read = QueryParser.Parse(field + " is null", vocabulary);
        return read switch
        {
            { Node: QueryNullTest { Field.Entity: QueryEntity.Dataset } test } => (null, new QueryError(1, $"{test.Field} can have several values in a row, which cannot be ordered or grouped by it")),
            { Node: QueryNullTest test } => (new(test.Field, descending), null),
            { Error: { } error } => (null, error.Column <= field.Length ? error : new QueryError(Math.Min(error.Column, field.Length + 1), "expected a field, and asc or desc after it")),
            _ => (null, new QueryError(1, "expected a field, and asc or desc after it")),
        };
    }

    private static bool EndsWith(string text, string word) => text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length;
}

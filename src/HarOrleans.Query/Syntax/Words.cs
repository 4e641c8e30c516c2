namespace HarOrleans.Query.Syntax;

/// <summary>What words are, and those that mean something; their case never counts.</summary>
internal static class Words
{
    private static readonly HashSet<string> Reserved = new(["and", "or", "not", "in", "like", "ilike", "is", "null"], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, QueryEntity> Entities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["metrics"] = QueryEntity.Metric,
        ["metric"] = QueryEntity.Metric,
        ["params"] = QueryEntity.Param,
        ["param"] = QueryEntity.Param,
        ["parameters"] = QueryEntity.Param,
        ["parameter"] = QueryEntity.Param,
        ["tags"] = QueryEntity.Tag,
        ["tag"] = QueryEntity.Tag,
        ["datasets"] = QueryEntity.Dataset,
        ["dataset"] = QueryEntity.Dataset,
        ["attributes"] = QueryEntity.Attribute,
        ["attribute"] = QueryEntity.Attribute,
        ["attr"] = QueryEntity.Attribute,
        ["run"] = QueryEntity.Attribute,
    };

    private static readonly Dictionary<string, QueryAggregate> Aggregates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["last"] = QueryAggregate.Last,
        ["min"] = QueryAggregate.Min,
        ["max"] = QueryAggregate.Max,
        ["best"] = QueryAggregate.Best,
    };

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static QueryEntity? Entity(string word) => Entities.TryGetValue(word, out var entity) ? entity : null;

    public static QueryAggregate? Aggregate(string word) => Aggregates.TryGetValue(word, out var aggregate) ? aggregate : null;

    public static string Of(QueryAggregate aggregate) => Aggregates.First(pair => pair.Value == aggregate).Key;

    public static bool StartsWord(char c) => char.IsLetter(c) || c == '_';

    public static bool InWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>How many characters of a word, or of a part of a key, a text begins with.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && InWord(text[length]))
        {
            length++;
        }

        return length;
    }

    public static bool Starts(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Length(text) == word.Length;
}

using HarOrleans.Contracts;
using HarOrleans.Query;

namespace HarOrleans.Storage.Search;

/// <summary>A search as it was read: everything wrong with it has been said.</summary>
internal static class SearchRequest
{
    /// <exception cref="InvalidSpecException">It is no query; the message names the column.</exception>
    public static QueryNode Query(string text, QueryVocabulary vocabulary)
    {
        var read = QueryParser.Parse(text, vocabulary);
        return read.IsOk ? read.Node : throw Wrong("query", text, read.Error);
    }

    /// <exception cref="InvalidSpecException">One is no key, or there are too many.</exception>
    public static IReadOnlyList<QueryOrder> Keys(string name, IReadOnlyList<string> texts, QueryVocabulary vocabulary, int most = RunSearch.MostKeys)
    {
        if (texts.Count > most)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"{name}: {texts.Count} keys; the limit is {most}.")]);
        }

        return [.. texts.Select(text => QueryOrder.Parse(text, vocabulary) is var (order, error) && order is not null ? order : throw Wrong(name, text, error!))];
    }

    /// <exception cref="InvalidSpecException">It is out of range.</exception>
    public static void RequirePage(int most)
    {
        if (most is < 1 or > RunSearch.MostResults)
        {
            throw new InvalidSpecException([FormattableString.Invariant($"max_results = {most} must be between 1 and {RunSearch.MostResults}.")]);
        }
    }

    private static InvalidSpecException Wrong(string name, string text, QueryError error) =>
        new([FormattableString.Invariant($"{name} = '{text}': column {error.Column}: {error.Message}.")]);
}

using System.Globalization;
using HarOrleans.Query.Syntax;

namespace HarOrleans.Query;

/// <summary>Reads queries. Never throws for what a text holds; safe from several threads.</summary>
public static class QueryParser
{
    /// <summary>
    /// Reads a query such as <c>metrics.val_f1.best > 0.9 and state in (complete, pruned)</c>. An empty text matches everything. A text beyond
    /// <see cref="QueryLimits"/> is refused like any other mistake.
    /// </summary>
    /// <param name="text">The query.</param>
    /// <param name="vocabulary">What can be searched for; without it any attribute and entity passes.</param>
    public static QueryResult Parse(string text, QueryVocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > QueryLimits.Length)
        {
            return new(new QueryError(
                QueryLimits.Length + 1,
                string.Create(CultureInfo.InvariantCulture, $"a query has at most {QueryLimits.Length:N0} characters, this one has {text.Length:N0}")));
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new(QueryEverything.Instance);
        }

        var context = new QueryParseContext(text, vocabulary);
        return QueryGrammar.Whole.TryParse(context, out var node, out _) && context.Refusal is null ? new(node) : new(context.Error());
    }
}

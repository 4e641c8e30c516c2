using HarOrleans.Query;

namespace HarOrleans.Dashboard;

/// <summary>What the box of a search offers while something is typed: the text with its last word completed to a field.</summary>
public static class QueryCompletion
{
    private const int Most = 30;

    /// <summary>The completed texts, shortest fields first; none after a finished word, within quotes, or where nothing begins so.</summary>
    /// <param name="text">What is typed so far.</param>
    /// <param name="seen">Fields that the rows have, as a query writes them.</param>
    /// <param name="vocabulary">The names that are always there.</param>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> seen, QueryVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var start = text.LastIndexOfAny([' ', '(', ',', '=', '<', '>', '!']) + 1;
        var (before, word) = (text[..start], text[start..]);
        if (before.Count(c => c == '\'') % 2 == 1 || before.Count(c => c == '"') % 2 == 1 || word.StartsWith('\'') || word.StartsWith('"'))
        {
            return [];
        }

        return
        [
            .. vocabulary.Attributes.Select(attribute => attribute.Name).Where(name => !name.Contains(' ', StringComparison.Ordinal)).Concat(seen).Distinct(StringComparer.Ordinal)
                .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name.Length > word.Length)
                .OrderBy(name => name.Contains('.', StringComparison.Ordinal) ? 0 : 1).ThenBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Take(Most).Select(name => before + name),
        ];
    }
}

namespace HarOrleans.Host.Reading;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    private const int Named = 3;

    /// <summary>The names nearest to a text, the nearest first: fewest letters to change, of equals in the given order.</summary>
    internal static IReadOnlyList<string> Names(string text, IEnumerable<string> names) =>
        [.. names.OrderBy(name => Changes(text.ToUpperInvariant(), name.ToUpperInvariant())).Take(Named)];

    /// <summary>The ids that share the longest beginning with a text, the longest first, of equals in the given order.</summary>
    internal static IReadOnlyList<string> Ids(string text, IEnumerable<string> ids) =>
        [.. ids.OrderByDescending(id => id.Zip(text).TakeWhile(pair => pair.First == pair.Second).Count()).Take(Named)];

    /// <summary>Levenshtein's distance: letters to put in, take out or change.</summary>
    private static int Changes(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}

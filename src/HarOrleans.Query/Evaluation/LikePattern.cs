namespace HarOrleans.Query;

/// <summary>Patterns with <c>%</c> for any text and <c>_</c> for one character.</summary>
internal static class LikePattern
{
    /// <summary>Whether the whole text fits. Goes back to the latest <c>%</c> alone, so the time is at most the product of both lengths.</summary>
    public static bool Fits(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, bool ignoreCase)
    {
        int at = 0, next = 0, star = -1, retry = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '%')
            {
                star = next++;
                retry = at;
            }
            else if (next < pattern.Length && (pattern[next] == '_' || Same(text[at], pattern[next], ignoreCase)))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }

        return !pattern[next..].ContainsAnyExcept('%');
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}

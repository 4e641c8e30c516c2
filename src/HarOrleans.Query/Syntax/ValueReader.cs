using System.Globalization;

namespace HarOrleans.Query.Syntax;

/// <summary>Reads a value: a number, text in quotes, a word, true or false, a date, an age.</summary>
internal static class ValueReader
{
    private const string Quotes = "'\"";

    public static int Read(QueryParseContext context, int offset, out Located<QueryValue> value)
    {
        value = default;
        var length = Quoted.Read(context, offset, Quotes, out var quoted);
        if (length >= 0)
        {
            value = new(new QueryText(quoted), offset);
            return length;
        }

        // A number, a date, an age and a word have no blank and no bracket within: what they can consist of is one run, which is one of them or none.
        var run = Run(context.Text.AsSpan(offset));
        if (run.IsEmpty || Value(context, offset, run) is not { } read)
        {
            return -1;
        }

        value = new(read, offset);
        return run.Length;
    }

    public static int ReadPattern(QueryParseContext context, int offset, out Located<string> pattern)
    {
        var length = Quoted.Read(context, offset, Quotes, out var text);
        pattern = new(text, offset);
        return length;
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (Words.InWord(text[length]) || text[length] is '.' or '-' or '+' or ':'))
        {
            length++;
        }

        return text[..length];
    }

    private static QueryValue? Value(QueryParseContext context, int offset, ReadOnlySpan<char> run)
    {
        if (QueryNumber.Read(run) is { } number)
        {
            return new QueryNumber(number);
        }

        if (run.Length > 5 && run[4] == '-' && !run[..4].ContainsAnyExceptInRange('0', '9'))
        {
            if (QueryMoment.Read(run) is { } moment)
            {
                return new QueryMoment(moment);
            }

            context.Refuse(offset, $"expected a date such as 2026-03-01 or 2026-03-01T12:30:00Z, but found \"{run}\"");
            return null;
        }

        if (run.Length > 2 && run[0] == '-' && QueryAge.Units.Contains(char.ToLowerInvariant(run[^1]), StringComparison.Ordinal) && !run[1..^1].ContainsAnyExceptInRange('0', '9'))
        {
            if (int.TryParse(run[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= QueryLimits.Age)
            {
                return new QueryAge(amount, char.ToLowerInvariant(run[^1]));
            }

            context.Refuse(offset, string.Create(CultureInfo.InvariantCulture, $"an age is at most {QueryLimits.Age} units long"));
            return null;
        }

        var word = run.ToString();
        return !Words.StartsWord(word[0]) || Words.Length(word) != word.Length || Words.IsReserved(word) ? null
            : bool.TryParse(word, out var truth) ? new QueryBoolean(truth)
            : new QueryText(word);
    }
}

using Parlot;
using Parlot.Fluent;

namespace HarOrleans.Query.Syntax;

/// <summary>A token after any white space; remembers where it was missed.</summary>
/// <param name="what">The token in words, for messages.</param>
/// <param name="read">Reads it.</param>
internal sealed class Token<T>(string what, TokenReader<T> read) : Parser<T>
{
    public override bool Parse(ParseContext context, ref ParseResult<T> result)
    {
        var query = (QueryParseContext)context;
        var cursor = context.Scanner.Cursor;
        var start = cursor.Offset;
        while (start < query.Text.Length && char.IsWhiteSpace(query.Text[start]))
        {
            start++;
        }

        if (query.Refusal is not null)
        {
            return false;
        }

        var length = read(query, start, out var value);
        if (length < 0)
        {
            query.Expect(start, what);
            return false;
        }

        cursor.Advance(start + length - cursor.Offset);
        result.Set(start, start + length, value);
        return true;
    }
}

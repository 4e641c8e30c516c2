using System.Globalization;
using Parlot;
using Parlot.Fluent;

namespace HarOrleans.Query.Syntax;

/// <summary>What stands within a parenthesis or after a <c>not</c>: one level deeper, down to the limit.</summary>
/// <param name="inner">What stands there.</param>
/// <param name="opening">How many characters opened it: the refusal points at the first.</param>
internal sealed class Nested<T>(Parser<T> inner, int opening) : Parser<T>
{
    public override bool Parse(ParseContext context, ref ParseResult<T> result)
    {
        var query = (QueryParseContext)context;
        if (query.Depth == QueryLimits.Depth)
        {
            query.Refuse(
                context.Scanner.Cursor.Offset - opening,
                string.Create(CultureInfo.InvariantCulture, $"parentheses and 'not' may be nested at most {QueryLimits.Depth} deep"));
            return false;
        }

        query.Depth++;
        var parsed = inner.Parse(context, ref result);
        query.Depth--;
        return parsed;
    }
}

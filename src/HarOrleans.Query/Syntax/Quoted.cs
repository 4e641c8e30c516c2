namespace HarOrleans.Query.Syntax;

/// <summary>Text in quotes of one sort; the quote within is written twice, a backslash is a backslash.</summary>
internal static class Quoted
{
    public static int Read(QueryParseContext context, int offset, string quotes, out string value)
    {
        value = "";
        if (offset == context.Text.Length || !quotes.Contains(context.Text[offset], StringComparison.Ordinal))
        {
            return -1;
        }

        var text = context.Text;
        var quote = text[offset];
        for (var end = offset + 1; end < text.Length; end++)
        {
            if (text[end] != quote)
            {
                continue;
            }

            if (end + 1 < text.Length && text[end + 1] == quote)
            {
                end++;
                continue;
            }

            value = text[(offset + 1)..end].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
            return end + 1 - offset;
        }

        context.Refuse(offset, $"expected a closing {quote} for the quote that opens here, but the text ends");
        return -1;
    }
}

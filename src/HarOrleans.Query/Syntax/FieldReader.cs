namespace HarOrleans.Query.Syntax;

/// <summary>Reads a field: <c>state</c>, <c>metrics.val_f1.best</c>, <c>params.`my key`</c>, <c>`run name`</c>.</summary>
internal static class FieldReader
{
    private const string Quotes = "`\"'";

    public static int Read(QueryParseContext context, int offset, out Located<QueryField> field)
    {
        field = default;
        var length = Quoted.Read(context, offset, Quotes, out var key);
        if (length >= 0)
        {
            return End(context, offset, length, QueryEntity.Attribute, key, QueryAggregate.Last, out field);
        }

        var rest = context.Text.AsSpan(offset);
        if (rest.IsEmpty || !Words.StartsWord(rest[0]))
        {
            return -1;
        }

        var word = rest[..Words.Length(rest)].ToString();
        if (Words.IsReserved(word))
        {
            return -1;
        }

        var dotted = word.Length < rest.Length && rest[word.Length] == '.';
        switch (dotted, Words.Entity(word))
        {
            case (false, null):
                return End(context, offset, word.Length, QueryEntity.Attribute, word, QueryAggregate.Last, out field);
            case (false, _):
                context.Refuse(offset + word.Length, $"expected '.' and a key after '{word}'");
                return -1;
            case (true, null):
                context.Refuse(offset, $"expected metrics, params, tags, datasets or attributes before '.', but found \"{word}\"");
                return -1;
            case (true, { } entity):
                return Key(context, offset, word.Length + 1, entity, out field);
        }
    }

    /// <summary>The key after the prefix, and of a metric which value is meant.</summary>
    private static int Key(QueryParseContext context, int offset, int prefix, QueryEntity entity, out Located<QueryField> field)
    {
        field = default;
        var text = context.Text;
        var end = offset + prefix;
        var quoted = Quoted.Read(context, end, Quotes, out var key);
        if (quoted >= 0)
        {
            end += quoted;
            if (entity != QueryEntity.Metric || end == text.Length || text[end] != '.')
            {
                return End(context, offset, end - offset, entity, key, QueryAggregate.Last, out field);
            }

            end++;
            var word = text.Substring(end, Words.Length(text.AsSpan(end)));
            if (Words.Aggregate(word) is { } aggregate)
            {
                return End(context, offset, end + word.Length - offset, entity, key, aggregate, out field);
            }

            context.Refuse(end, "expected last, min, max or best after the metric's key");
            return -1;
        }

        var parts = new List<string>();
        for (int length; (length = Words.Length(text.AsSpan(end))) > 0; end++)
        {
            parts.Add(text.Substring(end, length));
            end += length;
            if (end == text.Length || text[end] != '.' || Words.Length(text.AsSpan(end + 1)) == 0)
            {
                break;
            }
        }

        if (parts.Count == 0)
        {
            context.Refuse(end, $"expected a key after '{text[offset..(offset + prefix)]}'; a key that is no word stands in backticks");
            return -1;
        }

        var which = entity == QueryEntity.Metric && parts.Count > 1 ? Words.Aggregate(parts[^1]) : null;
        return End(context, offset, end - offset, entity, string.Join('.', which is null ? parts : parts.SkipLast(1)), which ?? QueryAggregate.Last, out field);
    }

    private static int End(QueryParseContext context, int offset, int length, QueryEntity entity, string key, QueryAggregate aggregate, out Located<QueryField> field)
    {
        field = default;
        if (key.Length == 0)
        {
            context.Refuse(offset, "a key cannot be empty");
            return -1;
        }

        if (context.Vocabulary is { } vocabulary)
        {
            if (vocabulary.Find(entity, key) is not { } known)
            {
                context.Refuse(offset, $"expected one of {vocabulary.Describe()}, but found \"{context.Text.AsSpan(offset, length)}\"");
                return -1;
            }

            key = known;
        }

        field = new(new QueryField(entity, key, aggregate), offset);
        return length;
    }
}

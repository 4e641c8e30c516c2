using Parlot;
using Parlot.Fluent;

namespace HarOrleans.Query.Syntax;

/// <summary>
/// One reading of one text. Parsers that try alternatives go back, so the useful place of a mistake is the furthest one that any token failed at,
/// with everything that would have been right there. A refusal is a mistake that no other alternative can mend: it ends the reading.
/// </summary>
internal sealed class QueryParseContext(string text, QueryVocabulary? vocabulary) : ParseContext(new Scanner(text))
{
    private const int Shown = 24;
    private readonly List<string> _expected = [];
    private int _furthest = -1;

    public string Text { get; } = text;

    public QueryVocabulary? Vocabulary { get; } = vocabulary;

    public QueryError? Refusal { get; private set; }

    /// <summary>Parentheses and <c>not</c> that are open.</summary>
    public int Depth { get; set; }

    public void Expect(int offset, string what)
    {
        if (offset > _furthest)
        {
            _furthest = offset;
            _expected.Clear();
        }

        if (offset == _furthest && !_expected.Contains(what))
        {
            _expected.Add(what);
        }
    }

    /// <summary>Refuses the text; the first refusal stays.</summary>
    public void Refuse(int offset, string message) => Refusal ??= new QueryError(offset + 1, message);

    public QueryError Error()
    {
        if (Refusal is not null)
        {
            return Refusal;
        }

        var offset = Math.Max(0, _furthest);
        var all = _expected.Count == 1 ? _expected[0] : $"{string.Join(", ", _expected.SkipLast(1))} or {_expected[^1]}";
        return new QueryError(offset + 1, $"expected {all}, but {(offset == Text.Length ? "the text ends" : $"found {Found(offset)}")}");
    }

    private string Found(int offset)
    {
        var rest = Text.AsSpan(offset);
        var length = 0;
        while (length < rest.Length && length <= Shown && (Words.InWord(rest[length]) || rest[length] is '.' or '-' or '+'))
        {
            length++;
        }

        return length > Shown ? $"\"{rest[..Shown]}…\"" : $"\"{rest[..Math.Max(1, length)]}\"";
    }
}

using System.Globalization;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace HarOrleans.Query.Syntax;

/// <summary>
/// The grammar. <c>not</c> binds closer than <c>and</c>, which binds closer than <c>or</c>:
/// <code>
/// query     := all ( "or" all )*
/// all       := one ( "and" one )*
/// one       := field condition | "not" one | "(" query ")"
/// condition := sign value | ["not"] "in" "(" value ( "," value )* ")" | ["not"] ( "like" | "ilike" ) text | "is" ["not"] "null"
/// </code>
/// Each alternative is told by its first token, so nothing is read twice however long the text.
/// </summary>
internal static class QueryGrammar
{
    public static readonly Parser<QueryNode> Whole = Build();

    private static Parser<QueryNode> Build()
    {
        var not = Keyword("not");
        var open = Sign("(");
        var close = Sign(")");
        var end = new Token<bool>("the end", (QueryParseContext context, int offset, out bool value) => (value = offset == context.Text.Length) ? 0 : -1);
        var field = new Token<Located<QueryField>>("a field such as metrics.val_f1, params.lr, tags.team or state", FieldReader.Read);

        var query = Deferred<QueryNode>();
        var one = Deferred<QueryNode>();
        one.Parser = OneOf(
            field.And(Conditions(not, open, close)).Then<QueryNode>((context, x) => x.Item2((QueryParseContext)context, x.Item1.Value)),
            not.SkipAnd(new Nested<QueryNode>(one, "not".Length)).Then<QueryNode>(part => new QueryNot(part)),
            open.SkipAnd(new Nested<QueryNode>(query, 1)).AndSkip(close));
        var all = Separated(Keyword("and"), one).Then(QueryAnd.Of);
        query.Parser = Separated(Keyword("or"), all).Then(QueryOr.Of);
        return query.AndSkip(end);
    }

    private static Parser<Condition> Conditions(Parser<bool> not, Parser<bool> open, Parser<bool> close)
    {
        var value = new Token<Located<QueryValue>>("a value (a number, text in quotes, a word, true, false, a date, or an age such as -7d)", ValueReader.Read);
        var pattern = new Token<Located<string>>("a pattern in quotes such as 'lstm%'", ValueReader.ReadPattern);
        var sign = new Token<QueryOperator>("a comparison (= != < <= > >=)", OperatorReader.Read);

        var comparison = sign.And(value).Then<Condition>(x => (context, field) =>
            new QueryComparison(field, x.Item1, ValueRules.Check(context, field, x.Item2)));
        var list = Keyword("in").SkipAnd(open).SkipAnd(Separated(Sign(","), value)).AndSkip(close);
        var like = OneOf(Keyword("like").Then(false), Keyword("ilike").Then(true)).And(pattern);
        var isNull = Keyword("is").SkipAnd(OneOf(Keyword("null").Then(false), not.SkipAnd(Keyword("null")).Then(true)));

        Parser<Condition> Listed(bool negated) => list.Then<Condition>(x => (context, field) =>
        {
            if (x.Count > QueryLimits.ListLength)
            {
                context.Refuse(x[QueryLimits.ListLength].Offset, string.Create(CultureInfo.InvariantCulture, $"a list has at most {QueryLimits.ListLength:N0} values"));
            }

            return new QueryMembership(field, negated, x.Select(entry => ValueRules.Check(context, field, entry)));
        });
        Parser<Condition> Alike(bool negated) => like.Then<Condition>(x => (context, field) =>
        {
            ValueRules.CheckPattern(context, field, x.Item2);
            return new QueryLike(field, negated, x.Item1, x.Item2.Value);
        });

        return OneOf(
            comparison,
            Listed(negated: false),
            Alike(negated: false),
            not.SkipAnd(OneOf(Listed(negated: true), Alike(negated: true))),
            isNull.Then<Condition>(negated => (_, field) => new QueryNullTest(field, negated)));
    }

    private static Token<bool> Keyword(string word) =>
        new($"'{word}'", (QueryParseContext context, int offset, out bool value) => (value = Words.Starts(context.Text.AsSpan(offset), word)) ? word.Length : -1);

    private static Token<bool> Sign(string sign) =>
        new($"'{sign}'", (QueryParseContext context, int offset, out bool value) => (value = context.Text.AsSpan(offset).StartsWith(sign, StringComparison.Ordinal)) ? sign.Length : -1);
}

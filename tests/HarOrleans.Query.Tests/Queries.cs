using FsCheck;
using FsCheck.Fluent;

namespace HarOrleans.Query.Tests;

/// <summary>Random queries: as trees that the parser could have made, and as rows of tokens that mostly are none.</summary>
internal static class Queries
{
    private static readonly Gen<string> Text = ArbMap.Default.ArbFor<string?>().Generator.Select(text => text ?? "");

    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.Elements("lr", "val_f1", "a.b", "a.best", "best", "my key", "and", "null", "params", "run", "1", "a..b", ".", "`", "it's", "größe", "a b.min"),
        Text.Where(text => text.Length > 0));

    private static readonly Gen<QueryField> Field = Gen.OneOf(
        from key in Key from aggregate in Gen.Elements(Enum.GetValues<QueryAggregate>()) select new QueryField(QueryEntity.Metric, key, aggregate),
        from key in Key from entity in Gen.Elements(QueryEntity.Attribute, QueryEntity.Param, QueryEntity.Tag, QueryEntity.Dataset) select new QueryField(entity, key));

    private static readonly Gen<QueryValue> Number = ArbMap.Default.ArbFor<double>().Generator.Select(number => (QueryValue)new QueryNumber(number));

    private static readonly Gen<QueryValue> Value = Gen.OneOf(
        Number,
        Text.Select(text => (QueryValue)new QueryText(text)),
        Gen.Elements(true, false).Select(truth => (QueryValue)new QueryBoolean(truth)),
        from amount in Gen.Choose(0, QueryLimits.Age) from unit in Gen.Elements(QueryAge.Units.ToCharArray()) select (QueryValue)new QueryAge(amount, unit),
        from seconds in Gen.Choose(0, int.MaxValue)
        from ticks in Gen.Elements(0, 1, 10_000_000, 5_000_000)
        select (QueryValue)new QueryMoment(DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(ticks)),
        Gen.Elements<QueryValue>(new QueryMoment(DateTimeOffset.MinValue), new QueryMoment(DateTimeOffset.MaxValue)));

    private static readonly Gen<QueryNode> Leaf = Field.SelectMany(field =>
    {
        var value = field.Entity == QueryEntity.Metric ? Number : Value;
        Gen<QueryNode>[] any =
        [
            from one in value from @operator in Gen.Elements(Enum.GetValues<QueryOperator>()) select (QueryNode)new QueryComparison(field, @operator, one),
            from list in value.NonEmptyListOf() from negated in Gen.Elements(true, false) select (QueryNode)new QueryMembership(field, negated, list),
            Gen.Elements(true, false).Select(negated => (QueryNode)new QueryNullTest(field, negated)),
        ];
        var like = from pattern in Text from negated in Gen.Elements(true, false) from ignore in Gen.Elements(true, false) select (QueryNode)new QueryLike(field, negated, ignore, pattern);
        return Gen.OneOf(field.Entity == QueryEntity.Metric ? any : [.. any, like]);
    });

    public static readonly Gen<QueryNode> Node = Gen.Sized(size => Tree(Math.Min(size, 20)));

    /// <summary>A shrinker would hide nothing here, so there is none.</summary>
    public static readonly Arbitrary<string> Tokens = Gen.Elements(
            "metrics.", "params.", "tags.", "datasets.", "attr.", "`a b`", "a", "state", ".best", "=", "!=", "<=", "<>", "==", ">", "1", "-2.5e3", "-7d", "2026-03-01", "'x'", "\"y", "in", "(", ")", ",", "not",
            "and", "or", "like", "ilike", "is", "null", "true", "nan", "%", " ", "\n")
        .ListOf().SelectMany(tokens => Gen.Elements("", " ").Select(gap => string.Join(gap, tokens))).ToArbitrary();

    private static Gen<QueryNode> Tree(int size)
    {
        if (size <= 1)
        {
            return Leaf;
        }

        var parts = Gen.Choose(2, 3).SelectMany(count => Gen.ListOf(Tree(size / 3), count));
        return Gen.OneOf(
            Leaf,
            Tree(size / 2).Select(part => (QueryNode)new QueryNot(part)),
            parts.Select(list => QueryAnd.Of([.. list])),
            parts.Select(list => QueryOr.Of([.. list])));
    }
}

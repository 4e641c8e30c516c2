using FsCheck;
using FsCheck.Fluent;

namespace HarOrleans.Query.Tests;

public sealed class QueryProperties
{
    [Fact]
    public void Any_text_reads_or_fails_at_a_column_of_the_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => AssertReadsOrPoints(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Any_row_of_tokens_reads_or_fails_at_a_column_of_the_text() =>
        Prop.ForAll(Queries.Tokens, AssertReadsOrPoints).Check(Config.QuickThrowOnFailure.WithMaxTest(6000));

    [Fact]
    public void A_query_with_one_character_lost_or_changed_reads_or_fails_at_a_column_of_the_text() => Prop.ForAll(
        Queries.Node.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), Gen.Elements('(', ')', '\'', '`', '.', ' ', '=', '-', '\0', '\n', 'n').ToArbitrary(), (node, at, other) =>
        {
            var text = node.ToString();
            if (text.Length > 0)
            {
                AssertReadsOrPoints(text.Remove(at % text.Length, 1));
                AssertReadsOrPoints(text.Remove(at % text.Length, 1).Insert(at % text.Length, $"{other}"));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void What_is_printed_reads_back_as_an_equal_query_and_prints_the_same() => Prop.ForAll(Queries.Node.ToArbitrary(), node =>
    {
        var text = node.ToString();
        if (text.Length <= QueryLimits.Length)
        {
            Assert.Equal(node, Read.Node(text));
            Assert.Equal(node.GetHashCode(), Read.Node(text).GetHashCode());
            Assert.Equal(text, Read.Node(text).ToString());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    [Fact]
    public void The_evaluator_agrees_with_a_predicate_written_in_csharp() => Prop.ForAll(Predicates.Any.ToArbitrary(), Predicates.Row.ToArbitrary(), (predicate, row) =>
        Assert.True(predicate.Holds(row) == row.ToRow().Matches(predicate.Text), $"{predicate.Text} on {row}")).Check(Config.QuickThrowOnFailure.WithMaxTest(6000));

    private static void AssertReadsOrPoints(string text)
    {
        var result = QueryParser.Parse(text);
        if (result.IsOk)
        {
            Assert.Equal(result.Node, Read.Node(result.Node.ToString()));
        }
        else
        {
            Assert.InRange(result.Error.Column, 1, text.Length + 1);
            Assert.NotEmpty(result.Error.Message);
        }
    }
}

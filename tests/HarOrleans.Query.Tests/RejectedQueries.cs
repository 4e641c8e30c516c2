namespace HarOrleans.Query.Tests;

public sealed class RejectedQueries
{
    private const string Field = "a field such as metrics.val_f1, params.lr, tags.team or state";
    private const string Value = "a value (a number, text in quotes, a word, true, false, a date, or an age such as -7d)";
    private const string Condition = "a comparison (= != < <= > >=), 'in', 'like', 'ilike', 'not' or 'is'";

    [Theory]
    [InlineData("=", 1, $"expected {Field}, 'not' or '(', but found \"=\"")]
    [InlineData("a", 2, $"expected {Condition}, but the text ends")]
    [InlineData("a b", 3, $"expected {Condition}, but found \"b\"")]
    [InlineData("a =", 4, $"expected {Value}, but the text ends")]
    [InlineData("a = = 1", 5, $"expected {Value}, but found \"=\"")]
    [InlineData("a = and", 5, $"expected {Value}, but found \"and\"")]
    [InlineData("a = 1.2.3", 5, $"expected {Value}, but found \"1.2.3\"")]
    [InlineData("a = 5m", 5, $"expected {Value}, but found \"5m\"")]
    [InlineData("a = 1 b = 2", 7, "expected 'and', 'or' or the end, but found \"b\"")]
    [InlineData("a = 1 and", 10, $"expected {Field}, 'not' or '(', but the text ends")]
    [InlineData("a = 1 and and b = 2", 11, $"expected {Field}, 'not' or '(', but found \"and\"")]
    [InlineData("a = 1)", 6, "expected 'and', 'or' or the end, but found \")\"")]
    [InlineData("(a = 1", 7, "expected 'and', 'or' or ')', but the text ends")]
    [InlineData("()", 2, $"expected {Field}, 'not' or '(', but found \")\"")]
    [InlineData("not", 4, $"expected {Field}, 'not' or '(', but the text ends")]
    [InlineData("a not 1", 7, "expected 'in', 'like' or 'ilike', but found \"1\"")]
    [InlineData("a is 1", 6, "expected 'null' or 'not', but found \"1\"")]
    [InlineData("a is not", 9, "expected 'null', but the text ends")]
    [InlineData("a in 1", 6, "expected '(', but found \"1\"")]
    [InlineData("a in ()", 7, $"expected {Value}, but found \")\"")]
    [InlineData("a in (1 2)", 9, "expected ',' or ')', but found \"2\"")]
    [InlineData("a in (1,)", 9, $"expected {Value}, but found \")\"")]
    [InlineData("a like lstm%", 8, "expected a pattern in quotes such as 'lstm%', but found \"lstm\"")]
    [InlineData("a = null", 5, $"expected {Value}, but found \"null\"")]
    [InlineData("a = 'x", 5, "expected a closing ' for the quote that opens here, but the text ends")]
    [InlineData("params.`x = 1", 8, "expected a closing ` for the quote that opens here, but the text ends")]
    [InlineData("metrics", 8, "expected '.' and a key after 'metrics'")]
    [InlineData("metrics. = 1", 9, "expected a key after 'metrics.'; a key that is no word stands in backticks")]
    [InlineData("params.`` = 1", 1, "a key cannot be empty")]
    [InlineData("model.lr = 1", 1, "expected metrics, params, tags, datasets or attributes before '.', but found \"model\"")]
    [InlineData("metrics.`a`.mean > 1", 13, "expected last, min, max or best after the metric's key")]
    [InlineData("metrics.a = 'x'", 13, "expected a number, as metrics.a is one, but found 'x'")]
    [InlineData("metrics.a in (1, x)", 18, "expected a number, as metrics.a is one, but found 'x'")]
    [InlineData("metrics.a like '1%'", 16, "like compares text, and metrics.a is none")]
    [InlineData("started > 2026-13-01", 11, "expected a date such as 2026-03-01 or 2026-03-01T12:30:00Z, but found \"2026-13-01\"")]
    [InlineData("started > 0001-01-01T00:00+14:00", 11, "expected a date such as 2026-03-01 or 2026-03-01T12:30:00Z, but found \"0001-01-01T00:00+14:00\"")]
    [InlineData("started > -1000000d", 11, "an age is at most 999999 units long")]
    [InlineData("a = 1 ; drop", 7, "expected 'and', 'or' or the end, but found \";\"")]
    [InlineData("a = 1 and\n b ! 2", 14, $"expected {Condition}, but found \"!\"")]
    public void A_mistake_is_pointed_at_and_named(string text, int column, string message) => Assert.Equal(new QueryError(column, message), Read.Error(text));

    [Fact]
    public void A_text_that_is_too_long_is_refused_at_the_first_character_too_many()
    {
        var error = Read.Error("a = 1".PadRight(QueryLimits.Length + 2));
        Assert.Equal(new QueryError(10_001, "a query has at most 10,000 characters, this one has 10,002"), error);
    }

    [Fact]
    public void Nesting_is_refused_at_the_level_too_deep_and_never_overflows_the_stack()
    {
        const string message = "parentheses and 'not' may be nested at most 100 deep";
        Assert.Equal(new QueryError(101, message), Read.Error(new string('(', QueryLimits.Length)));
        Assert.Equal(new QueryError(401, message), Read.Error(string.Concat(Enumerable.Repeat("not ", 2500))));
        Assert.Equal(new QueryError(251, message), Read.Error(string.Concat(Enumerable.Repeat("not (", 50)) + "not a = 1"));
    }

    [Fact]
    public void A_list_is_refused_at_its_first_value_too_many()
    {
        var error = Read.Error($"a in ({string.Join(',', Enumerable.Repeat(1, QueryLimits.ListLength + 1))})");
        Assert.Equal(new QueryError(2007, "a list has at most 1,000 values"), error);
    }
}

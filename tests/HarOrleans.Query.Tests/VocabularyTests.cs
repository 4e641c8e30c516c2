namespace HarOrleans.Query.Tests;

public sealed class VocabularyTests
{
    private static readonly QueryVocabulary Vocabulary = new(
        [
            new("value", QueryKind.Number),
            new("started", QueryKind.Time),
            new("name", QueryKind.Text),
            new("state", QueryKind.Text) { Words = new Dictionary<string, string> { ["complete"] = "complete", ["fail"] = "failed", ["failed"] = "failed" } },
        ],
        QueryEntity.Param);

    [Theory]
    [InlineData("VALUE > 1", "value > 1")]
    [InlineData("state = FAIL", "state = 'failed'")]
    [InlineData("state in (Complete, 'fail')", "state in ('complete', 'failed')")]
    [InlineData("state like 'f%'", "state like 'f%'")]
    [InlineData("params.anything = x", "params.anything = 'x'")]
    [InlineData("started > '2026-03-01' and started < 1767225600000", "started > '2026-03-01' and started < 1767225600000")]
    public void Known_names_and_words_pass_in_any_case(string text, string canonical) => Assert.Equal(canonical, Read.Node(text, Vocabulary).ToString());

    [Theory]
    [InlineData("value > 1 and stat = 1", 15, "expected one of params.KEY, value, started, name, state, but found \"stat\"")]
    [InlineData("metrics.f1 > 1", 1, "expected one of params.KEY, value, started, name, state, but found \"metrics.f1\"")]
    [InlineData("value > x", 9, "expected a number, as value is one, but found 'x'")]
    [InlineData("value > -7d", 9, "expected a number, as value is one, but found -7d")]
    [InlineData("started > soon", 11, "expected a date or an age such as -7d, as started is a time, but found 'soon'")]
    [InlineData("started like '2026%'", 14, "like compares text, and started is none")]
    [InlineData("state in (complete, done)", 21, "expected one of complete, failed, but found 'done'")]
    public void What_could_never_match_is_refused_at_its_column(string text, int column, string message) =>
        Assert.Equal(new QueryError(column, message), Read.Error(text, Vocabulary));

    [Fact]
    public void Of_data_sets_name_digest_and_context_are_known_in_any_case_and_nothing_can_be_ordered_by_them()
    {
        Assert.Equal("datasets.digest = 'd1' and datasets.name like 'har/%'", Read.Node("dataset.DIGEST = d1 and datasets.Name like 'har/%'", RunVocabulary.Runs).ToString());
        Assert.Contains("datasets.name, datasets.digest, datasets.context, run_id", Read.Error("datasets.source = 'x'", RunVocabulary.Runs).Message, StringComparison.Ordinal);
        Assert.NotNull(QueryOrder.Parse("datasets.context desc", RunVocabulary.Runs).Error);
        Assert.Equal(1, Read.Error("datasets.name = 'x'", Vocabulary).Column);
    }

    [Fact]
    public void Two_attributes_that_differ_by_case_are_refused() =>
        Assert.Throws<ArgumentException>(() => new QueryVocabulary([new("a", QueryKind.Text), new("A", QueryKind.Text)]));
}

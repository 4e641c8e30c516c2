namespace HarOrleans.Contracts.Tests;

/// <summary>What runs and experiments may hold: at the limit it is taken, one more is refused by field, value and limit.</summary>
public sealed class RunLimitsTests
{
    private static readonly Dictionary<string, string> None = [];

    public static TheoryData<string, int, Func<string, IEnumerable<string>>> Texts => new()
    {
        { "name", 250, RunLimits.NameErrors },
        { "param key", 250, text => RunLimits.ParamErrors(new Dictionary<string, string> { [text] = "1" }) },
        { "tag key", 250, text => RunLimits.TagErrors(new Dictionary<string, string> { [text] = "1" }) },
        { "metric key", 250, text => RunLimits.PointErrors([Point(text)]) },
        { "param 'lr'", 6_000, text => RunLimits.ParamErrors(new Dictionary<string, string> { ["lr"] = text }) },
        { "tag 'team'", 8_000, text => RunLimits.TagErrors(new Dictionary<string, string> { ["team"] = text }) },
        { "name", 500, RunLimits.ExperimentNameErrors },
        { "tag 'team'", 5_000, text => RunLimits.ExperimentTagErrors(new Dictionary<string, string> { ["team"] = text }) },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void A_text_is_taken_to_its_limit_and_refused_beyond_by_field_value_and_limit(string field, int limit, Func<string, IEnumerable<string>> errors)
    {
        Assert.Empty(errors(new string('x', limit)));
        Assert.Equal($"{field} = '{new string('x', 40)}…': it has {limit + 1} characters; the limit is {limit}.", Assert.Single(errors(new string('x', limit + 1))));
    }

    [Fact]
    public void A_batch_is_refused_as_a_whole_and_every_field_of_it_is_named()
    {
        var many = Enumerable.Range(0, 101).ToDictionary(i => $"key {i}", _ => "1");
        var errors = RunLimits.BatchErrors(new RunBatch(0, [.. Enumerable.Repeat(Point("loss"), RunLimits.Points + 1)], many, many)).ToList();

        Assert.Equal(
            [
                "params: 101 in one batch; the limit is 100. Log them in several.",
                "tags: 101 in one batch; the limit is 100. Log them in several.",
                "points: 100001 in one batch; the limit is 100000. Log them in several.",
            ],
            errors);
        Assert.Empty(RunLimits.BatchErrors(new RunBatch(0, [.. Enumerable.Repeat(Point("loss"), RunLimits.Points)], None, None)));
    }

    [Theory]
    [InlineData("/loss")]
    [InlineData("a//b")]
    [InlineData("../loss")]
    [InlineData("a/./b")]
    [InlineData("loss/")]
    [InlineData("loss*")]
    [InlineData(" ")]
    public void A_key_that_is_no_plain_path_of_word_characters_is_refused_with_itself(string key) =>
        Assert.StartsWith($"metric key = '{key}': ", Assert.Single(RunLimits.KeyErrors("metric", key)), StringComparison.Ordinal);

    [Fact]
    public void A_key_of_letters_digits_and_the_signs_of_paths_is_taken() => Assert.Empty(RunLimits.KeyErrors("metric", "val/F1-score_2.größe: mean"));

    private static MetricPoint Point(string key) => new(key, 1, 0, 0.5, 0);
}

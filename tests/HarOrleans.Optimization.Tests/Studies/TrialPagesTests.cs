using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class TrialPagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly FrozenTrial[] Trials =
    [
        Trial(0, TrialState.Complete, 0.5, 30),
        Trial(1, TrialState.Pruned, 0.25, 10),
        Trial(2, TrialState.Fail, null, 20),
        Trial(3, TrialState.Complete, 0.5, 10),
        Trial(4, TrialState.Running, null, 5),
        Trial(5, TrialState.Waiting, null, null),
    ];

    [Theory]
    [InlineData(TrialSort.Number, false, "0 1 2 3 4 5")]
    [InlineData(TrialSort.Number, true, "5 4 3 2 1 0")]
    [InlineData(TrialSort.Value, false, "1 0 3 2 4 5")]
    [InlineData(TrialSort.Value, true, "0 3 1 2 4 5")]
    [InlineData(TrialSort.Duration, false, "4 1 3 2 0 5")]
    [InlineData(TrialSort.Duration, true, "0 2 1 3 4 5")]
    [InlineData(TrialSort.State, false, "5 4 0 3 1 2")]
    public void What_has_no_value_comes_last_and_equal_ones_stay_by_number(TrialSort by, bool descending, string numbers) =>
        Assert.Equal(numbers, Numbers(TrialPages.Of(Trials, new() { OrderBy = by, Descending = descending }, 9, Now)));

    [Theory]
    [InlineData("params.n >= 3", "3 4 5")]
    [InlineData("state = failed or value < 0.3", "1 2")]
    [InlineData("duration = 5 and started > -1h", "4")]
    public void A_filter_is_in_the_search_grammar(string filter, string numbers)
    {
        var page = TrialPages.Of(Trials, new() { Filter = filter }, 9, Now);
        Assert.Equal(numbers, Numbers(page));
        Assert.Equal((page.Trials.Count, 6, 9L), (page.Found, page.Total, page.Sequence));
    }

    [Fact]
    public void Pages_laid_together_are_the_whole_list_for_any_query()
    {
        var queries =
            from states in Gen.SubListOf<TrialState>([TrialState.Complete, TrialState.Fail, TrialState.Running])
            from filter in Gen.Elements("", "params.n > 1", "value is null")
            from key in Gen.Elements(Enum.GetValues<TrialSort>())
            from reversed in Gen.Elements(false, true)
            from take in Gen.Choose(1, 3)
            select new TrialQuery { States = [.. states], Filter = filter, OrderBy = key, Descending = reversed, Take = take };
        Prop.ForAll(queries.ToArbitrary(), query =>
        {
            var whole = TrialPages.Of(Trials, query with { Take = 100 }, 9, Now);
            List<int> after = [], skipped = [];
            var next = query;
            while (TrialPages.Of(Trials, next, 9, Now).Trials is { Count: > 0 } page)
            {
                after.AddRange(page.Select(x => x.Number));
                next = next with { After = page[^1].Number };
            }

            for (var skip = 0; skip < whole.Found; skip += query.Take)
            {
                skipped.AddRange(TrialPages.Of(Trials, query with { Skip = skip }, 9, Now).Trials.Select(x => x.Number));
            }

            return whole.Found == whole.Trials.Count && after.SequenceEqual(whole.Trials.Select(x => x.Number)) && skipped.SequenceEqual(after);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(null, false, "5 4 3 1 0")]
    [InlineData("f1", false, "4 1 0 3 5")]
    [InlineData("f1", true, "0 1 4 3 5")]
    [InlineData("nobody's", true, "0 1 3 4 5")]
    public void Trials_of_a_parent_run_are_listed_alone_and_by_a_metric_that_some_of_them_have(string? attribute, bool descending, string numbers)
    {
        FrozenTrial[] trials =
        [
            .. Trials.Select(trial => trial with
            {
                UserAttributes = new Dictionary<string, string>
                {
                    [UserAttributes.ParentRunId] = UserAttributes.Of(trial.Number == 2 ? "other" : "mine"),
                    ["f1"] = trial.Number switch { 0 => "0.75", 1 => "0.5", 2 => "1", 3 => "NaN", 4 => "0.25", _ => "\"high\"" },
                },
            }),
        ];
        TrialQuery query = new() { ParentRunId = "mine", OrderByAttribute = attribute, Descending = attribute is null || descending };
        var page = TrialPages.Of(trials, query with { Take = 2 }, 9, Now);
        Assert.Equal((5, 6), (page.Found, page.Total));
        Assert.Equal(numbers, $"{Numbers(page)} {Numbers(TrialPages.Of(trials, query with { After = page.Trials[1].Number }, 9, Now))}");
    }

    [Fact]
    public void Everything_wrong_with_a_query_is_said_at_once()
    {
        Assert.Equal(
            [
                "take = 0: must be 1 to 2000; ask for the next page with after.",
                "skip = -1: must be at least 0.",
                "states = 9: is no state of a trial.",
                "filter = 'valu > 1': column 1: expected one of params.KEY, value, number, state, duration, started, finished, but found \"valu\".",
            ],
            TrialPages.Errors(new() { Take = 0, Skip = -1, States = [(TrialState)9], Filter = "valu > 1" }));
        Assert.Contains("after = 6", Assert.Throws<InvalidSpecException>(() => TrialPages.Of(Trials, new() { After = 6 }, 9, Now)).Message, StringComparison.Ordinal);
    }

    private static string Numbers(TrialPage page) => string.Join(' ', page.Trials.Select(x => x.Number));

    private static FrozenTrial Trial(int number, TrialState state, double? value, int? seconds)
    {
        var trial = FrozenTrial.Create(state, new Dictionary<string, ParamValue> { ["n"] = ParamValue.Of(number) }, value is { } known ? [known] : null);
        return trial with
        {
            Number = number,
            StartedAt = seconds is { } began ? Now.AddSeconds(-began) : null,
            FinishedAt = trial.IsFinished ? Now : null,
        };
    }
}

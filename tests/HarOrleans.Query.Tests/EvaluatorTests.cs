namespace HarOrleans.Query.Tests;

public sealed class EvaluatorTests
{
    private static readonly Row Row = new()
    {
        ["metrics.val_f1"] = new QueryNumber(0.91),
        ["metrics.val_f1.best"] = new QueryNumber(0.95),
        ["metrics.loss"] = new QueryNumber(double.NaN),
        ["params.lr"] = new QueryText("0.0005"),
        ["params.depth"] = new QueryNumber(10),
        ["params.opt"] = new QueryText("adam"),
        ["params.bidirectional"] = new QueryText("True"),
        ["params.flag"] = new QueryBoolean(true),
        ["tags.team"] = new QueryText("har"),
        ["tags.since"] = new QueryText("2026-03-02"),
        ["name"] = new QueryText("LSTM_har 50%"),
        ["started"] = new QueryMoment(Row.Now.AddDays(-3)),
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("metrics.val_f1 > 0.9", true)]
    [InlineData("metrics.val_f1 > 0.92", false)]
    [InlineData("metrics.val_f1.best > 0.92", true)]
    [InlineData("metrics.loss = nan and metrics.loss != 1", true)]
    [InlineData("metrics.loss < 1 or metrics.loss >= 1 or metrics.loss != nan", false)]
    [InlineData("params.lr < 1e-3 and params.lr = 5e-4 and params.lr >= 0.0005", true)]
    [InlineData("params.lr = '5e-4'", false)]
    [InlineData("params.lr = '0.0005'", true)]
    [InlineData("params.depth > 9 and params.depth > '9' and params.depth = '1e1'", true)]
    [InlineData("params.depth like '1_'", true)]
    [InlineData("params.opt = adam and params.opt != 5 and params.opt > 5", true)]
    [InlineData("params.opt = Adam", false)]
    [InlineData("params.opt < 'b' and params.opt > 'Z'", true)]
    [InlineData("params.bidirectional = true and params.flag = true and params.flag = 'TRUE'", true)]
    [InlineData("params.flag = false", false)]
    [InlineData("params.missing = 1 or params.missing != 1 or params.missing in (1) or params.missing not in (1) or params.missing like '%' or params.missing not like 'x'", false)]
    [InlineData("params.missing is null and tags.team is not null", true)]
    [InlineData("params.missing is not null or tags.team is null", false)]
    [InlineData("not params.missing = 1", true)]
    [InlineData("tags.team in (x, har)", true)]
    [InlineData("tags.team not in (x, har)", false)]
    [InlineData("params.depth in ('x', 10.0)", true)]
    [InlineData("name like 'LSTM%' and name like '%har%' and name like 'LSTM_har_50_'", true)]
    [InlineData("name like 'lstm%'", false)]
    [InlineData("name ilike 'lstm%' and name not like 'lstm%'", true)]
    [InlineData("name like 'LSTM'", false)]
    [InlineData("name like '%%%' and name not like '' and name like '%5%0%'", true)]
    [InlineData("started > -7d and started < -2d and started > -1w and started < -71h", true)]
    [InlineData("started > -4300m and started < -259100s", false)]
    [InlineData("started > -999999w", true)]
    [InlineData("started = 2026-03-05T12:00:00Z and started = '2026-03-05T13:00+01:00' and started > 2026-03-05", true)]
    [InlineData("started > 1772000000000 and started < 1e300", false)]
    [InlineData("started > 1772000000000", true)]
    [InlineData("tags.since > -7d and tags.since < 2026-03-03", true)]
    [InlineData("tags.team = har and (params.opt = sgd or not params.depth < 5)", true)]
    public void A_row_matches_what_it_should(string text, bool matches) => Assert.Equal(matches, Row.Matches(text));

    [Theory]
    [InlineData("datasets.name = 'har/train' and datasets.name = 'har/test'", true)]
    [InlineData("datasets.name != 'har/train'", true)]
    [InlineData("not datasets.name = 'har/train'", false)]
    [InlineData("datasets.name in ('x', 'har/test') and datasets.name not in ('x', 'har/test')", true)]
    [InlineData("datasets.name like 'har/%' and datasets.name not like '%test'", true)]
    [InlineData("datasets.name not like 'har/%' or datasets.name = 'x'", false)]
    [InlineData("datasets.name is not null and datasets.digest is null", true)]
    [InlineData("datasets.digest = 'x' or datasets.digest != 'x' or datasets.name is null", false)]
    public void Of_several_values_any_may_match(string text, bool matches) =>
        Assert.Equal(matches, new QueryEvaluator(Row.Now).Matches(Read.Node(text), new UsedDatasets("har/train", "har/test")));

    private sealed class UsedDatasets(params string[] names) : IQueryRow
    {
        public QueryValue? Find(QueryField field) => null;

        public IEnumerable<QueryValue> FindAll(QueryField field) => field is { Entity: QueryEntity.Dataset, Key: "name" } ? names.Select(name => new QueryText(name)) : [];
    }

    [Fact]
    public void A_pattern_made_to_go_back_a_long_way_ends_all_the_same() =>
        Assert.False(LikePattern.Fits(new string('a', 10_000), string.Concat(Enumerable.Repeat("%a", 2000)) + "b", ignoreCase: true));
}

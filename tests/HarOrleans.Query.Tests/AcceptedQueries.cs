namespace HarOrleans.Query.Tests;

/// <summary>Texts and the trees they are, written as the canonical form and, where that hides the shape, as nodes.</summary>
public sealed class AcceptedQueries
{
    [Theory]
    [InlineData("metrics.val_f1 > 0.9", "metrics.val_f1 > 0.9")]
    [InlineData("metrics.val_f1.best>0.9", "metrics.val_f1.best > 0.9")]
    [InlineData("metric.loss.LAST <= -2", "metrics.loss <= -2")]
    [InlineData("metrics.loss.min < .5", "metrics.loss.min < 0.5")]
    [InlineData("metrics.max >= 1", "metrics.max >= 1")]
    [InlineData("metrics.max.max >= 1", "metrics.max.max >= 1")]
    [InlineData("metrics.a.b.c = 1", "metrics.a.b.c = 1")]
    [InlineData("metrics.`a.best` = 1", "metrics.`a.best` = 1")]
    [InlineData("metrics.\"my key\".best = 1", "metrics.`my key`.best = 1")]
    [InlineData("params.lr < 1e-3", "params.lr < 0.001")]
    [InlineData("parameters.lr < 1e-5", "params.lr < 1E-05")]
    [InlineData("parameter.lr == '0.1'", "params.lr = '0.1'")]
    [InlineData("param.`my key` <> \"x\"", "params.`my key` != 'x'")]
    [InlineData("params.'a`b' = 1", "params.`a``b` = 1")]
    [InlineData("params.best = 1", "params.best = 1")]
    [InlineData("params.model.best = 1", "params.model.best = 1")]
    [InlineData("tag.mlflow.user = 'a''b'", "tags.mlflow.user = 'a''b'")]
    [InlineData("tags.`mlflow.prompt.is_prompt` != 'true'", "tags.mlflow.prompt.is_prompt != 'true'")]
    [InlineData("tags.note = \"it's\"", "tags.note = 'it''s'")]
    [InlineData("state = failed", "state = 'failed'")]
    [InlineData("attributes.status = 'FINISHED'", "status = 'FINISHED'")]
    [InlineData("attr.status = 'FINISHED'", "status = 'FINISHED'")]
    [InlineData("run.status = 'FINISHED'", "status = 'FINISHED'")]
    [InlineData("`Run Name` = 'x'", "attributes.`Run Name` = 'x'")]
    [InlineData("`and` = 1", "attributes.and = 1")]
    [InlineData("`params` = 1", "attributes.params = 1")]
    [InlineData("a = TRUE and b = false", "a = true and b = false")]
    [InlineData("a = inf and b = -Infinity and c = NaN", "a = inf and b = -inf and c = nan")]
    [InlineData("started > -7d", "started > -7d")]
    [InlineData("started > -12H and started < -30m and finished > -10s or finished > -2w", "started > -12h and started < -30m and finished > -10s or finished > -2w")]
    [InlineData("started >= 2026-03-01", "started >= 2026-03-01")]
    [InlineData("started >= 2026-03-01T12:30", "started >= 2026-03-01T12:30:00Z")]
    [InlineData("started >= 2026-03-01T12:30:05.25+02:00", "started >= 2026-03-01T10:30:05.25Z")]
    [InlineData("state in (complete, 'pruned',3)", "state in ('complete', 'pruned', 3)")]
    [InlineData("state NOT IN(complete)", "state not in ('complete')")]
    [InlineData("name like 'lstm%'", "name like 'lstm%'")]
    [InlineData("name not ILIKE \"%x_\"", "name not ilike '%x_'")]
    [InlineData("name Is Null or name is NOT null", "name is null or name is not null")]
    [InlineData("DataSets.name = 'har/train' and dataset.digest = d1", "datasets.name = 'har/train' and datasets.digest = 'd1'")]
    [InlineData("attributes.datasets = 1", "attributes.datasets = 1")]
    [InlineData("not not a=1", "not not a = 1")]
    [InlineData("((a=1))", "a = 1")]
    [InlineData("\n a\t=\r\n1 ", "a = 1")]
    [InlineData("größe = 1", "größe = 1")]
    public void A_text_reads_as_its_canonical_form(string text, string canonical) => Assert.Equal(canonical, Read.Node(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void An_empty_text_is_everything(string text)
    {
        Assert.IsType<QueryEverything>(Read.Node(text));
        Assert.Equal("", Read.Node(text).ToString());
    }

    [Fact]
    public void The_example_of_the_help_reads_as_its_tree()
    {
        var node = Read.Node("metrics.val_f1.best > 0.9 and (params.lr < 1e-3 or tags.team = \"har\") and state in (complete, pruned) and started > -7d");

        Assert.Equal(
            QueryAnd.Of(
            [
                new QueryComparison(new(QueryEntity.Metric, "val_f1", QueryAggregate.Best), QueryOperator.Greater, new QueryNumber(0.9)),
                QueryOr.Of(
                [
                    new QueryComparison(new(QueryEntity.Param, "lr"), QueryOperator.Less, new QueryNumber(0.001)),
                    new QueryComparison(new(QueryEntity.Tag, "team"), QueryOperator.Equal, new QueryText("har")),
                ]),
                new QueryMembership(new(QueryEntity.Attribute, "state"), false, [new QueryText("complete"), new QueryText("pruned")]),
                new QueryComparison(new(QueryEntity.Attribute, "started"), QueryOperator.Greater, new QueryAge(7, 'd')),
            ]),
            node);
    }

    [Fact]
    public void Not_binds_closer_than_and_which_binds_closer_than_or()
    {
        var a = new QueryComparison(new(QueryEntity.Attribute, "a"), QueryOperator.Equal, new QueryNumber(1));
        var b = new QueryComparison(new(QueryEntity.Attribute, "b"), QueryOperator.Equal, new QueryNumber(2));
        var c = new QueryNullTest(new(QueryEntity.Attribute, "c"), negated: false);

        Assert.Equal(QueryOr.Of([a, QueryAnd.Of([new QueryNot(b), c])]), Read.Node("a = 1 or not b = 2 and c is null"));
        Assert.Equal(QueryAnd.Of([QueryOr.Of([a, b]), c]), Read.Node("(a = 1 OR b = 2) AND c is null"));
        Assert.Equal(new QueryNot(QueryOr.Of([a, b])), Read.Node("not (a = 1 or b = 2)"));
    }

    [Fact]
    public void Parts_of_the_same_kind_are_one_row_however_they_are_bracketed()
    {
        Assert.Equal(Read.Node("a = 1 and b = 2 and c = 3"), Read.Node("a = 1 and (b = 2 and c = 3)"));
        Assert.Equal(Read.Node("a = 1 or b = 2 or c = 3"), Read.Node("(a = 1 or b = 2) or c = 3"));
        Assert.NotEqual(Read.Node("a = 1 and b = 2"), Read.Node("a = 1 or b = 2"));
        Assert.NotEqual(Read.Node("a = 1 and b = 2"), Read.Node("b = 2 and a = 1"));
        Assert.Equal(Read.Node("a in (1, 2)").GetHashCode(), Read.Node("a IN(1,2)").GetHashCode());
    }

    [Fact]
    public void What_is_just_within_the_limits_is_read()
    {
        var deep = new string('(', QueryLimits.Depth) + "a=1" + new string(')', QueryLimits.Depth);
        Assert.Equal("a = 1", Read.Node(deep).ToString());
        Assert.Equal(QueryLimits.ListLength, Assert.IsType<QueryMembership>(Read.Node($"a in ({string.Join(',', Enumerable.Repeat(1, QueryLimits.ListLength))})")).Values.Count);
        Assert.IsType<QueryComparison>(Read.Node("a = 1".PadRight(QueryLimits.Length)));
        Assert.Equal(1250, Assert.IsType<QueryOr>(Read.Node(string.Join("or", Enumerable.Repeat("(a=1)", 1250)))).Parts.Count);
    }
}

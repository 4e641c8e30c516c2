using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;
using HarOrleans.Query;
using HarOrleans.Storage.Search;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class SearchConformance : StoreConformance
{
    private static readonly DateTimeOffset Now = SearchSamples.Now;

    /// <summary>How many queries are tried; a database that is far away gets fewer.</summary>
    protected virtual int Queries => 250;

    private async Task<RunDetail[]> MakeAsync(int count)
    {
        var runs = Gen.Sample(SearchSamples.Run, count, 10).ToArray();
        var inputs = Gen.Sample(SearchSamples.Inputs, count, 10).ToArray();
        for (var i = 0; i < runs.Length; i++)
        {
            await Storage.Runs.ImportAsync(runs[i] with { Spec = runs[i].Spec with { RunId = Some.RunId(i + 1) } }, Now);
            Assert.True(await Storage.Runs.LogInputsAsync(Some.RunId(i + 1), 0, inputs[i], Now));
        }

        var found = await Storage.Search.SearchRunsAsync("default", Search(""), Now);
        return [.. found.Runs.Select(run => run with { Inputs = inputs[Number(run)] })];

        static int Number(RunDetail run) => int.Parse(run.Info.RunId, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    private static RunSearch Search(string query, params string[] orderBy) => new(query, orderBy, [], ViewType.ActiveOnly, 1000);

    private async Task<string[]> FindAsync(RunSearch search) => [.. (await Storage.Search.SearchRunsAsync("default", search, Now)).Runs.Select(run => run.Info.RunId)];

    private async Task<string[]> PagesAsync(RunSearch search, int size)
    {
        List<string> found = [];
        var next = search with { MaxResults = size };
        do
        {
            var page = await Storage.Search.SearchRunsAsync("default", next, Now);
            Assert.InRange(page.Runs.Count, next.PageToken is null ? 0 : 1, size);
            found.AddRange(page.Runs.Select(run => run.Info.RunId));
            next = next with { PageToken = page.NextPageToken };
        }
        while (next.PageToken is not null);
        return [.. found];
    }

    [Fact]
    public async Task The_database_finds_what_the_evaluator_says_matches()
    {
        var runs = await MakeAsync(40);
        Assert.Equal(40, runs.Length);
        var evaluator = new QueryEvaluator(Now);
        foreach (var text in Gen.Sample(SearchSamples.Query, Queries, 8))
        {
            var read = QueryParser.Parse(text, RunVocabulary.Runs);
            Assert.True(read.IsOk, $"{text}: {read.Error}");
            var expected = runs.Where(run => evaluator.Matches(read.Node!, new SearchedRun(run))).Select(run => run.Info.RunId).Order(StringComparer.Ordinal);
            var found = (await FindAsync(Search(text))).Order(StringComparer.Ordinal);
            Assert.True(expected.SequenceEqual(found), $"{text}\nexpected {string.Join(' ', expected.Select(Short))}\nfound    {string.Join(' ', found.Select(Short))}");
        }

        static string Short(string id) => id[^3..];
    }

    [Theory]
    [InlineData("metrics.a desc")]
    [InlineData("metrics.loss.best", "name desc")]
    [InlineData("params.a desc", "metrics.a.max")]
    [InlineData("status", "duration desc", "metrics.loss")]
    [InlineData]
    public async Task Pages_of_any_size_are_the_whole_result_in_order(params string[] order)
    {
        await MakeAsync(20);
        var whole = await FindAsync(Search("name is not null", order));
        Assert.Equal(20, whole.Distinct().Count());
        Assert.Equal(whole, await PagesAsync(Search("name is not null", order), 7));
        Assert.Equal(whole, await PagesAsync(Search("name is not null", order), 2));
        var filtered = await FindAsync(Search("metrics.a > -2 and params.a is not null", order));
        Assert.Equal(filtered, await PagesAsync(Search("metrics.a > -2 and params.a is not null", order), 3));
        Assert.Equal(filtered, whole.Intersect(filtered));
    }

    [Fact]
    public async Task Missing_values_and_NaN_come_last_either_way_and_numbers_before_text()
    {
        async Task Add(int id, string? param, double? metric) => await Storage.Runs.ImportAsync(
            new RunImport(
                Some.Run(Some.RunId(id)) with { Params = param is null ? Some.NoWords : new Dictionary<string, string> { ["p"] = param } },
                RunStatus.Finished,
                null,
                Now.AddHours(id),
                null,
                null,
                metric is { } value ? [new MetricPoint("m", 0, 0, value, 0)] : [],
                []),
            Now);
        await Add(1, "10", 2);
        await Add(2, "9", double.NaN);
        await Add(3, "b", 1);
        await Add(4, null, null);

        async Task<IReadOnlyList<int>> Order(string key) => [.. (await FindAsync(Search("", key))).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal([3, 1, 4, 2], await Order("metrics.m"));
        Assert.Equal([1, 3, 4, 2], await Order("metrics.m DESC"));
        Assert.Equal([2, 1, 3, 4], await Order("params.p"));
        Assert.Equal([1, 2, 3, 4], await Order("params.p desc"));
        Assert.Equal([4, 3, 2, 1], await Order("start_time desc"));
        Assert.Equal([4, 3, 2, 1], await Order("experiment_id"));
    }

    [Fact]
    public async Task A_data_set_leads_to_the_runs_that_used_it_each_once_and_page_by_page()
    {
        var (train, test) = (new Dataset("a/train", "d1", "local", "{}", null, null), new Dataset("a/test", "d2", "local", "{}", null, null));
        for (var run = 1; run <= 5; run++)
        {
            await Storage.Runs.CreateAsync(Some.Run(Some.RunId(run)), Now.AddMinutes(run));
            RunInput[] inputs = run == 1 ? [] : [new(train, RunInput.Training), new(train, RunInput.Evaluation), .. run == 5 ? (RunInput[])[new(test, RunInput.Testing)] : []];
            await Storage.Runs.LogInputsAsync(Some.RunId(run), 0, inputs, Now);
        }

        async Task<IReadOnlyList<int>> Find(string query) => [.. (await PagesAsync(Search(query), 2)).Select(id => id[^1] - '0')];
        Assert.Equal([5, 4, 3, 2], await Find("datasets.digest = 'd1'"));
        Assert.Equal([5], await Find("dataset.name = 'a/test' and datasets.context = 'testing' and datasets.digest = d1"));
        Assert.Equal([5], await Find("datasets.name != 'a/train'"));
        Assert.Equal([1], await Find("not datasets.name = 'a/train'"));
        Assert.Equal([1], await Find("datasets.digest is null"));
        Assert.Empty(await Find("datasets.digest = 'd1'' or 1 = 1 --'"));
    }

    [Fact]
    public async Task A_tree_of_runs_is_found_by_its_root_and_each_level_by_its_depth()
    {
        foreach (var (run, parent) in new[] { (1, (int?)null), (2, 1), (3, 2), (4, 3), (5, null), (6, 99) })
        {
            await Storage.Runs.CreateAsync(Some.Run(Some.RunId(run)) with { ParentRunId = parent is { } id ? Some.RunId(id) : null }, Now.AddMinutes(-run));
        }

        async Task<IReadOnlyList<int>> Find(string query, params string[] order) => [.. (await FindAsync(Search(query, order))).Select(id => id[^1] - '0')];
        Assert.Equal([1, 2, 3, 4], await Find($"root_run_id = '{Some.RunId(1)}'"));
        Assert.Equal([3, 4], await Find($"root_run_id = '{Some.RunId(1)}' and depth >= 2"));
        Assert.Equal([1, 5], await Find("depth = 0"));
        Assert.Equal([2], await Find($"parent_run_id = '{Some.RunId(1)}'"));
        Assert.Equal([6], await Find($"root_run_id = '{Some.RunId(99)}'")); // its parent is gone
        Assert.Equal([4, 3, 2, 6, 1, 5], await Find("", "depth desc"));
    }

    [Theory]
    [InlineData("datasets.source = 'x'", "column 1")]
    [InlineData("metrics.a > 'x'", "column 13")]
    [InlineData("nothing = 1", "column 1")]
    [InlineData("metrics.a >", "column 12")]
    public async Task A_mistake_names_its_column(string query, string column)
    {
        var error = await Assert.ThrowsAsync<InvalidSpecException>(() => FindAsync(Search(query)));
        Assert.Contains(column, error.Message, StringComparison.Ordinal);
        Assert.Contains("query", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_keys_pages_and_tokens_are_refused_by_name_and_value()
    {
        await MakeAsync(3);
        async Task Refused(string part, RunSearch search) => Assert.Contains(part, (await Assert.ThrowsAsync<InvalidSpecException>(() => FindAsync(search))).Message, StringComparison.Ordinal);
        await Refused("order_by = 'lr'", Search("", "lr"));
        await Refused("order_by = 'name = 1'", Search("", "name = 1"));
        await Refused("order_by = 'datasets.name': column 1: datasets.name can have several values", Search("", "datasets.name"));
        await Refused("max_results = 0", Search("") with { MaxResults = 0 });
        await Refused("max_results = 1001", Search("") with { MaxResults = 1001 });
        await Refused("page_token = 'x'", Search("") with { PageToken = "x" });
        var token = (await Storage.Search.SearchRunsAsync("default", Search("") with { MaxResults = 1 }, Now)).NextPageToken;
        await Refused("belongs to no page of this search", Search("name is not null") with { PageToken = token });
    }

    [Fact]
    public async Task Deleted_runs_and_other_workspaces_and_experiments_stay_out()
    {
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1)), Now);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(2), experiment: 4), Now);
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(3), "other"), Now);
        await Storage.Runs.SetDeletedAsync(Some.RunId(2), Now);

        Assert.Equal([Some.RunId(1)], await FindAsync(Search("")));
        Assert.Equal([Some.RunId(2)], await FindAsync(Search("") with { View = ViewType.DeletedOnly }));
        Assert.Equal(2, (await FindAsync(Search("") with { View = ViewType.All })).Length);
        Assert.Equal([Some.RunId(2)], await FindAsync(Search("") with { View = ViewType.All, ExperimentIds = [4, 5] }));
    }

    [Fact]
    public async Task A_trial_is_found_by_its_study_number_and_value()
    {
        await Storage.Catalog.PutStudyAsync(new(7, "default", "local", "lstm", 3, StudyDirection.Maximize, "tpe", "har", StudyPhase.Running, null, Now, Now), 1);
        var trainer = new Trainer(Storage);
        await trainer.CreateAsync();
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1)), Now);

        Assert.Equal([trainer.RunId], await FindAsync(Search("study = 'lstm' and trial = 0 and state = waiting and params.activation = 'relu' and params.hidden_size > 32")));
        Assert.Empty(await FindAsync(Search("value is not null")));
    }

    [Fact]
    public async Task Groups_sum_up_numbers_and_leave_NaN_out()
    {
        async Task Add(int id, string? optimizer, double metric) => await Storage.Runs.ImportAsync(
            new RunImport(
                Some.Run(Some.RunId(id)) with { Params = optimizer is null ? Some.NoWords : new Dictionary<string, string> { ["opt"] = optimizer, ["lr"] = "0.5" } },
                RunStatus.Finished, null, Now, null, null, [new MetricPoint("acc", 0, 0, metric, 0)], []),
            Now);
        await Add(1, "adam", 0.5);
        await Add(2, "adam", 1);
        await Add(3, "adam", double.NaN);
        await Add(4, null, 2);

        var groups = await Storage.Search.GroupRunsAsync("default", new RunGrouping("", ["params.opt", "status"], ["metrics.acc", "params.lr"], []), Now);
        Assert.Equal(["adam", "FINISHED"], groups[0].Keys);
        Assert.Equal((3, new GroupedValue(2, 0.75, 0.5, 1), new GroupedValue(3, 0.5, 0.5, 0.5)), (groups[0].Count, groups[0].Values[0], groups[0].Values[1]));
        Assert.Equal([null, "FINISHED"], groups[1].Keys);
        Assert.Equal(new GroupedValue(0, null, null, null), groups[1].Values[1]);
        await Assert.ThrowsAsync<InvalidSpecException>(() => Storage.Search.GroupRunsAsync("default", new RunGrouping("", [], [], []), Now));
        await Assert.ThrowsAsync<InvalidSpecException>(() => Storage.Search.GroupRunsAsync("default", new RunGrouping("", ["status"], ["name"], []), Now));
    }

    [Fact]
    public async Task Experiments_are_found_by_name_tags_and_time_in_pages()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Storage.Catalog.PutExperimentAsync(
                new ExperimentInfo(i, "default", "local", FormattableString.Invariant($"e{i}"), new Dictionary<string, string> { ["team"] = i % 2 == 0 ? "har" : "it's" }, Now.AddDays(-i), null, i == 5 ? Now : null), 1);
        }

        async Task<IReadOnlyList<long>> Found(ExperimentSearch search) => [.. (await Storage.Search.SearchExperimentsAsync("default", search, Now)).Experiments.Select(each => each.Id)];
        Assert.Equal([1, 2, 3, 4], await Found(new("", [])));
        Assert.Equal([4, 2], await Found(new("tags.team = 'har'", ["name desc"])));
        Assert.Equal([1, 3], await Found(new("tags.team like '%''s' and created > -4d", [])));
        Assert.Equal([5], await Found(new("", [], ViewType.DeletedOnly)));
        var page = await Storage.Search.SearchExperimentsAsync("default", new("", ["name"], MaxResults: 3), Now);
        Assert.Equal([4], await Found(new("", ["name"], MaxResults: 3, PageToken: page.NextPageToken)));
    }

    [Fact]
    public async Task Nothing_of_a_query_stands_in_the_statement()
    {
        const string evil = "'; DROP TABLE run; --";
        await Storage.Runs.CreateAsync(Some.Run(Some.RunId(1)) with { Tags = new Dictionary<string, string> { ["k"] = evil } }, Now);
        Assert.Equal([Some.RunId(1)], await FindAsync(Search("tags.k = '''; DROP TABLE run; --'")));
        Assert.Empty(await FindAsync(Search("tags.`'; DROP TABLE run; --` = 1 or params.`\"` = '\"'", "tags.`'; DROP TABLE run; --` desc")));
        Assert.Equal([Some.RunId(1)], await FindAsync(Search("")));

        foreach (var text in Gen.Sample(SearchSamples.Query, 300, 8))
        {
            var arguments = new SearchArguments();
            var sql = new QueryCompiler(SearchSchema.Runs, arguments, Now).Compile(QueryParser.Parse(text, RunVocabulary.Runs).Node!);
            Assert.Matches(@"^[\w\s.,()<>=/*'@-]*$", sql);
            Assert.DoesNotContain("DROP", sql, StringComparison.Ordinal);
            Assert.All(arguments.All, argument => Assert.Contains(argument.Name, sql, StringComparison.Ordinal));
            Assert.Empty(System.Text.RegularExpressions.Regex.Matches(sql, "'[^']*'").Select(match => match.Value).Except(["'nan'"]));
        }
    }
}

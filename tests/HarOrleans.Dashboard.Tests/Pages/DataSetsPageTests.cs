using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class DataSetsPageTests : PageTest
{
    private static readonly Dataset Train = new("it's/train", new string('a', 64), "local", """{"uri":"/data"}""", null, null);

    [Fact]
    public void Each_registered_set_leads_to_the_runs_that_used_it()
    {
        Har.Lists.Datasets.Add(new(Train, 2, Some.Noon, 12));
        var page = Show("");

        page.WaitForAssertion(() => Assert.Equal(["it's/train", "2", "12", new string('a', 12), "/data"], page.FindAll("[data-testid=set-row] td").Take(5).Select(cell => cell.TextContent.Trim())));
        Assert.Equal($"/data/sets?name=it%27s%2Ftrain&digest={Train.Digest}", page.Find("[data-testid=set-row] a").GetAttribute("href"));
    }

    [Fact]
    public void A_set_shows_what_it_holds_and_the_runs_that_used_it_with_what_for_newest_first_and_by_pages()
    {
        Har.Lists.Datasets.Add(new(Train with { Schema = """{"mlflow_colspec":[{"type":"double","name":"a"},{"type":"string","name":"Activity","required":false}]}""", Profile = """{"num_rows":7,"class_counts":{"SITTING":3}}""" }, 2, Some.Noon, 60));
        RunInput[] inputs = [new(Train, RunInput.Training), new(Train, RunInput.Evaluation), new(Train with { Name = "other" }, RunInput.Testing)];
        Har.Lists.Found.AddRange(Enumerable.Range(1, 60).Select(run => Some.Run(Some.RunId(run), RunStatus.Finished) with { Inputs = inputs }));
        var page = Show($"?name=it%27s%2Ftrain&digest={Train.Digest}");

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("[data-testid=set-run-row]").Count));
        Assert.Equal(Routes.Run(Some.RunId(1)), page.Find("[data-testid=set-run-row] a").GetAttribute("href"));
        Assert.Equal("training, eval", page.FindAll("[data-testid=set-run-row] td")[1].TextContent);
        Assert.Equal(($"datasets.name = 'it''s/train' and datasets.digest = '{Train.Digest}'", "created desc"), (Har.Lists.Searches[0].Query, Har.Lists.Searches[0].OrderBy.Single()));
        Assert.Equal(["num_rows", "7"], page.FindAll("[data-testid=set-profile] dt, [data-testid=set-profile] dd").Select(each => each.TextContent));
        Assert.Equal(["SITTING", "3"], page.FindAll("[data-testid=set-class_counts] dt, [data-testid=set-class_counts] dd").Select(each => each.TextContent));
        Assert.Equal(["a", "double", "Activity", "string, optional"], page.FindAll("[data-testid=set-schema] td").Select(each => each.TextContent));
        Assert.Contains("Version2Runs60", string.Concat(page.Find("[data-testid=set-head]").TextContent.Split()), StringComparison.Ordinal);
        var next = page.Find("[data-testid=next-page]").GetAttribute("href")!;
        Assert.Equal(Routes.DataSetRuns(Train.Name, Train.Digest, "50"), next);

        page = Show(next["/data/sets".Length..]);
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("[data-testid=set-run-row]").Count));
        Assert.Equal(Routes.DataSetRuns(Train.Name, Train.Digest), page.Find("[data-testid=first-page]").GetAttribute("href"));
    }

    [Fact]
    public void A_set_whose_runs_are_deleted_an_unknown_set_and_a_server_without_sets_say_so()
    {
        var sets = Show("");
        sets.WaitForAssertion(() => Assert.NotNull(sets.Find("[data-testid=no-sets]")));

        Har.Lists.Datasets.Add(new(Train, 1, Some.Noon, 1));
        var set = Show($"?name=it%27s%2Ftrain&digest={Train.Digest}");
        set.WaitForAssertion(() => Assert.Contains("--view all", set.Find("[data-testid=no-runs]").TextContent, StringComparison.Ordinal));

        var unknown = Show("?name=x&digest=y");
        unknown.WaitForAssertion(() => Assert.NotNull(unknown.Find("[data-testid=no-set]")));
    }

    [Fact]
    public void A_run_leads_back_to_its_data_sets()
    {
        var run = Some.Run(Some.RunId(1), RunStatus.Finished) with { Inputs = [new RunInput(Train, RunInput.Testing)] };
        var page = Render<RunOverview>(parameters => parameters.Add(view => view.Run, run).Add(view => view.Context, new RunContext()));

        Assert.Equal(Routes.DataSetRuns(Train.Name, Train.Digest), page.Find("[data-testid=inputs] a").GetAttribute("href"));
        Assert.Equal("testing", page.FindAll("[data-testid=inputs] td")[1].TextContent);
    }

    private IRenderedComponent<DataSetsPage> Show(string query)
    {
        At($"/data/sets{query}");
        return Render<DataSetsPage>();
    }
}

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

        page.WaitForAssertion(() => Assert.Equal(["it's/train", "2", "12", new string('a', 12), """{"uri":"/data"}"""], page.FindAll("[data-testid=set-row] td").Take(5).Select(cell => cell.TextContent.Trim())));
        Assert.Equal($"/data/sets?name=it%27s%2Ftrain&digest={Train.Digest}", page.Find("[data-testid=set-row] a").GetAttribute("href"));
    }

    [Fact]
    public void The_runs_of_a_set_are_found_by_its_name_and_digest_and_lead_to_their_pages()
    {
        Har.Lists.Found.AddRange(Enumerable.Range(1, 201).Select(run => Some.Run(Some.RunId(run), RunStatus.Finished)));
        var page = Show($"?name=it%27s%2Ftrain&digest={Train.Digest}");

        page.WaitForAssertion(() => Assert.Equal(200, page.FindAll("[data-testid=set-run-row]").Count));
        Assert.Equal(Routes.Run(Some.RunId(1)), page.Find("[data-testid=set-run-row] a").GetAttribute("href"));
        Assert.Equal($"datasets.name = 'it''s/train' and datasets.digest = '{Train.Digest}'", Har.Lists.Searches[0].Query);
        Assert.Contains("har runs search --all", page.Find("[data-testid=more-runs]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_no_run_used_and_a_server_without_sets_say_so()
    {
        var runs = Show("?name=x&digest=y");
        runs.WaitForAssertion(() => Assert.NotNull(runs.Find("[data-testid=no-runs]")));

        var sets = Show("");
        sets.WaitForAssertion(() => Assert.NotNull(sets.Find("[data-testid=no-sets]")));
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

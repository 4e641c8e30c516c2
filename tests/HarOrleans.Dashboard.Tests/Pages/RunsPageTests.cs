using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunsPageTests : PageTest
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Without_runs_the_page_says_how_to_begin_one()
    {
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("StartAsync", page.Find("[data-testid=no-runs]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_of_runs_has_the_usual_columns_and_leads_to_the_next()
    {
        Har.Lists.Found.AddRange(Enumerable.Range(0, 60).Select(i => With(i, ("loss", 0.5 + i), ("system/cpu_utilization_percentage", 40))));
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("[data-testid=run-row]").Count));
        Assert.Equal(["Run", "State", "Started", "Duration", "metrics.loss"], page.FindAll("thead th").Skip(1).Select(head => head.TextContent.Trim()));
        Assert.Equal("0.5", page.Find("[data-testid=run-row] td:last-child").TextContent);
        Assert.Equal("/runs?after=50", page.Find("[data-testid=next-page]").GetAttribute("href"));

        page = Show(Routes.Runs(after: "50"));
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("[data-testid=run-row]").Count));
        Assert.Equal("/runs", page.Find("[data-testid=first-page]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=next-page]"));
    }

    [Fact]
    public void A_mistake_is_told_with_its_column_and_the_rows_stay()
    {
        Har.Lists.Found.Add(With(1, ("loss", 0.5)));
        var page = Show(Routes.Runs("metrics.loss < 1"));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=run-row]")));

        page.Find("[data-testid=run-query]").Change("metrics.loss <");
        Assert.Equal("http://localhost/runs?q=metrics.loss%20%3C", Address);

        page.WaitForAssertion(() => Assert.Equal("15", page.Find("[data-testid=run-query-error]").GetAttribute("data-column")));
        Assert.Single(page.FindAll("[data-testid=run-row]"));
        Assert.Equal("metrics.loss < 1", Har.Lists.Searches[^1].Query);
    }

    [Fact]
    public void What_is_typed_is_completed_with_the_fields_that_the_runs_have()
    {
        Har.Lists.Found.Add(With(1, ("val loss", 0.5)));
        var page = Show();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=run-row]")));
        Assert.Empty(page.FindAll("datalist option"));

        page.Find("[data-testid=run-query]").Input("status = failed or metrics.");
        Assert.Equal(["status = failed or metrics.`val loss`", "status = failed or metrics.`val loss`.best"], page.FindAll("datalist option").Select(option => option.GetAttribute("value")));
        Assert.Equal(page.Find("datalist").Id, page.Find("[data-testid=run-query]").GetAttribute("list"));
        page.Find("[data-testid=run-query]").Change("status = failed");
        Assert.Empty(page.FindAll("datalist option"));
    }

    [Fact]
    public void Columns_are_chosen_and_sorted_by_and_stand_in_the_address()
    {
        Har.Lists.Found.Add(With(1, ("val loss", 0.5), ("val loss", 0.25), ("val loss", 0.75)));
        var page = Show(Routes.Runs(sort: "-params.lr", columns: "metrics.`val loss`.best,params.lr,tags.device,nonsense("));

        page.WaitForAssertion(() => Assert.Equal(["0.25", "0.0005", "cpu"], page.FindAll("[data-testid=run-row] td").Skip(5).Select(cell => cell.TextContent)));
        Assert.Equal(["params.lr desc"], Har.Lists.Searches[^1].OrderBy);
        Assert.Equal("descending", page.Find("[data-testid='sort-params.lr']").ParentElement!.GetAttribute("aria-sort"));

        page.Find("[data-column='tags.device']").Change(false);
        Assert.Equal("http://localhost/runs?sort=-params.lr&cols=metrics.%60val%20loss%60.best%2Cparams.lr", Address);
    }

    [Fact]
    public void Ticked_runs_are_compared_by_one_link()
    {
        Har.Lists.Found.AddRange([With(1), With(2), With(3)]);
        var page = Show();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-testid=run-row]").Count));

        page.FindAll("[data-testid=run-row] input")[0].Change(true);
        Assert.Empty(page.FindAll("[data-testid=compare]"));
        page.FindAll("[data-testid=run-row] input")[2].Change(true);

        Assert.Equal($"/compare?runs={Some.RunId(1)}%2C{Some.RunId(3)}", page.Find("[data-testid=compare]").GetAttribute("href"));
    }

    [Fact]
    public void A_baseline_stays_on_top_and_the_others_say_how_they_differ_from_it()
    {
        Har.Lists.Found.AddRange([With(1, ("loss", 0.5)), With(2, ("loss", 0.25)), With(3)]);
        var page = Show(Routes.Runs(sort: "metrics.loss"));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-testid=run-row]").Count));
        page.FindAll("[data-testid=run-row] input")[1].Change(true);
        var pin = page.Find("[data-testid=set-baseline]").GetAttribute("href")!;
        Assert.Equal($"/runs?sort=metrics.loss&base={Some.RunId(2)}", pin);

        page = Show(pin);
        page.WaitForAssertion(() => Assert.Equal(Some.RunId(2), page.Find("tbody tr").GetAttribute("data-run")));
        Assert.Equal("baseline-row", page.Find("tbody tr").GetAttribute("data-testid"));
        Assert.Equal([Some.RunId(1), Some.RunId(3)], page.FindAll("[data-testid=run-row]").Select(row => row.GetAttribute("data-run")));
        Assert.Equal(["+0.25", ""], page.FindAll("[data-testid=change]").Select(change => change.TextContent));
        Assert.Equal("/runs?sort=metrics.loss", page.Find("[data-testid=no-baseline]").GetAttribute("href"));

        page = Show(Routes.Runs(baseline: "gone"));
        page.WaitForAssertion(() => Assert.Contains("gone", page.Find("[data-testid=missing-baseline]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_are_grouped_by_what_they_have_in_common_and_a_group_leads_to_its_runs()
    {
        Har.Lists.Found.Add(With(1, ("loss", 0.5)));
        Har.Lists.Groups.AddRange([new(["it's"], 3, [new(3, 0.5, 0.25, 0.75)]), new([null], 1, [new(0, null, null, null)])]);
        var page = Show(Routes.Runs("status = finished", group: "params.activation"));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=group-row]").Count));
        Assert.Equal(("status = finished", "params.activation", "metrics.loss"), (Har.Lists.Groupings[0].Query, Assert.Single(Har.Lists.Groupings[0].GroupBy), Assert.Single(Har.Lists.Groupings[0].Values)));
        Assert.Equal(["it's", "3", "0.5 (0.25 to 0.75)", "none", "1"], page.FindAll("[data-testid=group-row] td").Take(5).Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            [Routes.Runs("(status = finished) and params.activation = 'it''s'"), Routes.Runs("(status = finished) and params.activation is null")],
            page.FindAll("[data-testid=group-row] a").Select(link => link.GetAttribute("href")));

        page.Find("[data-testid=group-by]").Change("status");
        Assert.Equal("http://localhost/runs?q=status%20%3D%20finished&group=status", Address);
    }

    [Fact]
    public async Task A_comparison_overlays_metrics_shows_what_differs_and_names_what_is_missing()
    {
        Har.Run(Some.RunId(1)).Make(Some.Run(Some.RunId(1)));
        Har.Run(Some.RunId(2)).Make(Some.Run(Some.RunId(2)) with { Params = new Dictionary<string, string> { ["lr"] = "0.1", ["hidden_size"] = "64", ["activation"] = "relu" } });
        await Har.Run(Some.RunId(1)).AddAsync(("loss", 1, 0.5), ("loss", 2, 0.25));
        await Har.Run(Some.RunId(2)).AddAsync(("loss", 1, 0.75), ("accuracy", 1, 0.9));
        At(Routes.Compare([Some.RunId(1), Some.RunId(2), Some.RunId(9)]));
        var page = Render<ComparePage>();

        page.WaitForAssertion(() => Assert.Equal(["lr", "accuracy", "loss"], page.FindAll("[data-testid=difference-row] th").Select(cell => cell.TextContent.Split(' ')[0])));
        Assert.Equal(["0.0005", "0.1", "—", "0.9", "0.25", "0.75"], page.FindAll("[data-testid=difference-row] td").Select(cell => cell.TextContent.Replace('–', '—')));
        Assert.Contains(Some.RunId(9), page.Find("[data-testid=missing-run]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["loss"], page.FindAll("[data-testid=compare-charts] h2").Select(title => title.TextContent));
        Assert.Contains("5 of 8", page.Find("[data-testid=the-same]").TextContent, StringComparison.Ordinal);

        At(Routes.Compare([Some.RunId(1)]));
        var one = Render<ComparePage>();
        Assert.Contains("Pick 2 to 20 runs", one.Find("[data-testid=pick-runs]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_in_a_digit_that_is_not_shown_differs_and_shows_every_digit_when_pointed_at()
    {
        Har.Run(Some.RunId(1)).Make(With(1, ("accuracy", 0.912341)) with { Evaluation = Some.Evaluation() });
        Har.Run(Some.RunId(2)).Make(With(2, ("accuracy", 0.912342)) with { Evaluation = Some.Evaluation() });
        At(Routes.Compare([Some.RunId(1), Some.RunId(2)]));
        var page = Render<ComparePage>();

        page.WaitForAssertion(() => Assert.Equal(["0.9123", "0.9123"], page.FindAll("[data-testid=difference-row] td").Select(cell => cell.TextContent)));
        Assert.Equal(["0.912341", "0.912342"], page.FindAll("[data-testid=difference-row] td").Select(cell => cell.GetAttribute("title")));
    }

    [Fact]
    public async Task A_comparison_that_was_left_while_it_was_read_adds_nothing_to_the_next_one()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            Har.Run(Some.RunId(number)).Make(Some.Run(Some.RunId(number)));
            await Har.Run(Some.RunId(number)).AddAsync((number < 3 ? "old" : "new", 1, 0.5));
        }

        Har.Run(Some.RunId(1)).Holds = new TaskCompletionSource();
        At(Routes.Compare([Some.RunId(1), Some.RunId(2)]));
        var page = Render<ComparePage>();
        page.WaitForAssertion(() => Assert.True(Har.Run(Some.RunId(1)).IsAsked));
        At(Routes.Compare([Some.RunId(3), Some.RunId(4)]));
        page.WaitForAssertion(() => Assert.Equal(["new"], page.FindAll("[data-testid=compare-charts] h2").Select(title => title.TextContent)));

        Har.Run(Some.RunId(1)).Holds!.SetResult();
        await page.InvokeAsync(() => Task.Yield());
        await page.InvokeAsync(() => { }); // Behind what follows the answer.
        page.Render();
        Assert.Equal(["new"], page.FindAll("[data-testid=compare-charts] h2").Select(title => title.TextContent));
    }

    private static RunDetail With(int number, params (string Key, double Value)[] points) => Some.Run(Some.RunId(number)) with
    {
        Metrics = [.. points.GroupBy(point => point.Key).Select(all => new LatestMetric(all.Key, new(all.Key, 0, 0, all.Last().Value, 0), all.Min(point => point.Value), all.Max(point => point.Value), all.Count()))],
    };

    private IRenderedComponent<RunsPage> Show(string address = "/runs")
    {
        At(address);
        return Render<RunsPage>();
    }
}

using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class DataPageTests : PageTest
{
    private readonly ScriptedFigures _figures;

    public DataPageTests()
        : this(new ScriptedFigures())
    {
    }

    private DataPageTests(ScriptedFigures figures)
        : base(null, services => services.AddSingleton<IDataFigures>(figures)) => _figures = figures;

    [Fact]
    public void The_head_says_what_the_set_is_and_that_it_is_simulated()
    {
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal("30 rows × 2 features, 2 people", page.Find("[data-testid=train-shape]").TextContent));
        Assert.Equal("4 rows × 2 features, 2 people", page.Find("[data-testid=test-shape]").TextContent);
        Assert.Matches("^/data/sets\\?name=.+%2Ftrain&digest=a{64}$", page.Find("[data-testid=used-by]").GetAttribute("href"));
        Assert.Contains("not measured", page.Find("[data-testid=simulated]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_balance_counts_each_person_and_activity_of_the_file_in_the_address()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.Equal(["1", "10", "5", "15", "3", "8", "7", "15", "All", "18", "12", "30"],
            page.FindAll("[data-testid=balance] tbody tr, [data-testid=balance] tfoot tr").SelectMany(row => row.Children).Select(cell => cell.TextContent)));
        Assert.Equal("/data?file=test", page.Find("[data-testid=file-test]").GetAttribute("href"));

        page = Show("?file=test");
        page.WaitForAssertion(() => Assert.Equal(new string('b', 64), page.Find("[data-testid=digest]").TextContent));
    }

    [Fact]
    public void Columns_are_found_by_words_of_their_meaning_and_lead_to_their_spread()
    {
        var page = Show("?tab=columns&q=jerk along Y");

        page.WaitForAssertion(() => Assert.Equal("1 of 3 columns", page.Find("[data-testid=column-count]").TextContent));
        page.WaitForAssertion(() => Assert.Equal("/data?tab=spread&column=tBodyAccJerk-std%28%29-Y", page.Find("[data-testid=column-row] a").GetAttribute("href")));
        Assert.Equal(["float64", "30", "-0.6", "0.3", "-1", "-0.9", "-0.6", "-0.3", "1", "0"], page.FindAll("[data-testid=column-row] td").Skip(2).Select(cell => cell.TextContent));
    }

    [Fact]
    public void Columns_are_sorted_by_the_address_and_one_without_the_figure_comes_last()
    {
        var page = Show("?tab=columns&sort=outliers");

        page.WaitForAssertion(() => Assert.Equal(["tBodyAccJerk-std()-Y", "tBodyAcc-mean()-X", "subject"], page.FindAll("[data-testid=column-row] a").Select(link => link.TextContent)));
        Assert.Equal("ascending", page.Find("[data-testid=sort-outliers]").ParentElement!.GetAttribute("aria-sort"));
    }

    [Fact]
    public void A_search_that_finds_nothing_says_so()
    {
        var page = Show("?tab=columns&q=gravity");

        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-matches]")));
    }

    [Fact]
    public async Task A_columns_spread_is_a_histogram_and_a_box_for_each_activity_drawn_once()
    {
        var page = Show("?tab=spread");

        page.WaitForAssertion(() => Assert.Equal(["data-histogram", "data-boxes"], Bars.Invocations["replace"].Select(call => call.Arguments[0])));
        var histogram = (AnalysisFigure)Bars.Invocations["replace"][0].Arguments[1]!;
        Assert.Equal(["-1 to 0", "0 to 1"], histogram.Categories);
        Assert.Equal([12, 18], histogram.Series[0].Values);
        await page.Find("[data-testid=data-boxes-toggle]").ClickAsync();
        Assert.Equal(["SITTING", "-0.2", "0", "0.1", "0.2", "0.4", "1"], page.FindAll("[data-testid=data-boxes-table] tbody tr")[0].Children.Select(cell => cell.TextContent));
        Assert.Contains("mean of the body acceleration along X", page.Find("[data-testid=spread-meaning]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_file_has_not_is_said_to_be_missing()
    {
        var page = Show("?tab=spread&column=nothing");

        page.WaitForAssertion(() => Assert.Contains("no column nothing", page.Find("[data-testid=no-column]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_gets_all_numbers_packed_in_one_piece_and_the_pairs_stand_beside_it()
    {
        var map = JSInterop.SetupModule(new DashboardAssets().Url(CorrelationMap.ModuleName));
        map.Mode = JSRuntimeMode.Loose;
        var page = Show("?tab=correlations");

        page.WaitForAssertion(() => Assert.Single(map.Invocations["show"]));
        Assert.Equal(12, ((byte[])map.Invocations["show"][0].Arguments[2]!).Length);
        Assert.Equal(["tBodyAcc-mean()-X", "tBodyAccJerk-std()-Y", "-0.5"], page.FindAll("[data-testid=pairs] tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Data_that_cannot_be_used_says_why_with_retry()
    {
        _figures.Fault = new HarException("/data/train.csv, line 7: 'x' is no number. Correct it.");
        var page = Show();
        page.WaitForAssertion(() => Assert.Contains("line 7", page.Find("[data-testid=page-fault]").TextContent, StringComparison.Ordinal));

        _figures.Fault = null;
        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=data-head]")));
    }

    private IRenderedComponent<DataPage> Show(string query = "")
    {
        At($"/data{query}");
        return Render<DataPage>();
    }
}

using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunLogsTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    public RunLogsTests() => Har.Run(Id).Make(Some.Run(Id));

    [Fact]
    public async Task Lines_come_live_and_the_page_keeps_the_latest_500()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.Contains("RunLoggerProvider", page.Find("[data-testid=no-logs]").TextContent, StringComparison.Ordinal));

        await Har.Run(Id).WriteAsync(RunLogLevel.Info, "<b>begins</b>");
        await Har.Run(Id).WriteAsync(RunLogLevel.Error, "no more data");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=log] li").Count));
        Assert.Equal("1970-01-01 00:00:00.000 INFO <b>begins</b>", page.Find("[data-testid=log] li").TextContent);
        Assert.Equal("no more data", page.Find("[data-testid=log] li.error span:last-child").TextContent);

        for (var i = 2; i < 700; i++)
        {
            await Har.Run(Id).WriteAsync(RunLogLevel.Info, $"line {i}");
        }

        page.WaitForAssertion(() => Assert.Equal("699", page.Find("[data-testid=log]").GetAttribute("data-last")), TimeSpan.FromSeconds(20));
        Assert.Equal(500, page.FindAll("[data-testid=log] li").Count);
        Assert.Equal($"/runs/{Id}?tab=logs&from=0", page.Find("[data-testid=log-earlier]").GetAttribute("href"));
    }

    [Theory]
    [InlineData(long.MaxValue, "9999-12-31 23:59:59.999")]
    [InlineData(long.MinValue, "0001-01-01 00:00:00.000")]
    public async Task A_line_whose_writer_named_no_moment_that_is_one_is_shown_with_the_nearest(long timeMs, string moment)
    {
        await Har.Run(Id).WriteAsync(RunLogLevel.Info, "said then", timeMs);
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal($"{moment} INFO said then", page.Find("[data-testid=log] li").TextContent));
    }

    [Fact]
    public async Task An_address_with_a_number_shows_a_page_that_stands()
    {
        for (var i = 0; i < 1200; i++)
        {
            await Har.Run(Id).WriteAsync(RunLogLevel.Info, $"line {i}");
        }

        var page = Show(from: 600);

        page.WaitForAssertion(() => Assert.Equal("1099", page.Find("[data-testid=log]").GetAttribute("data-last")));
        Assert.Equal($"/runs/{Id}?tab=logs&from=100", page.Find("[data-testid=log-earlier]").GetAttribute("href"));
        Assert.Equal($"/runs/{Id}?tab=logs&from=1100", page.Find("[data-testid=log-later]").GetAttribute("href"));
    }

    [Fact]
    public async Task The_machines_figures_have_a_tab_of_their_own()
    {
        await Har.Run(Id).AddAsync(("loss", 1, 0.5), ("system/cpu_utilization_percentage", 0, 40), ("system/gpu_0_utilization_percentage", 0, 90), ("system/gpu_1_utilization_percentage", 0, 80));

        At($"/runs/{Id}?tab=system");
        var page = Render<RunPage>(parameters => parameters.Add(each => each.Id, Id));
        page.WaitForAssertion(() => Assert.Equal(
            ["CPU utilization percentage", "GPU utilization percentage"], page.FindAll("[data-testid=system-charts] h2").Select(title => title.TextContent)));

        At($"/runs/{Id}");
        var overview = Render<RunPage>(parameters => parameters.Add(each => each.Id, Id));
        overview.WaitForAssertion(() => Assert.Equal(["loss"], overview.FindAll("[data-testid=latest-metrics] tbody tr td:first-child").Select(cell => cell.TextContent)));
    }

    private IRenderedComponent<RunPage> Show(long? from = null)
    {
        At(Routes.RunLogs(Id, from));
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

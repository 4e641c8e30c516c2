using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class StudiesPageTests : PageTest
{
    [Fact]
    public void Each_study_has_a_row_with_state_best_value_and_counts()
    {
        Har.Lists.Studies.Add(Some.Summary(1, "first", StudyPhase.Running, 0.9464, new(1, 1, 8, 3, 1)));
        Har.Lists.Studies.Add(Some.Summary(2, "second", StudyPhase.Created, null, new(0, 0, 0, 0, 0), null));
        var page = Render<StudiesPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=study-row]").Count));
        var rows = page.FindAll("[data-testid=study-row]");
        Assert.Contains("0.9464", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("8 complete, 3 pruned, 1 failed", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Running", rows[0].QuerySelector("[data-testid=state]")!.GetAttribute("data-state"));
        Assert.Equal("–", rows[1].QuerySelectorAll("td")[2].TextContent.Trim());
    }

    [Fact]
    public void The_page_of_the_address_is_the_page_shown()
    {
        Har.Lists.Studies.AddRange(Enumerable.Range(1, 120).Select(id => Some.Summary(id, $"study {id}", StudyPhase.Finished, 0.5, new(0, 0, 1, 0, 0))));
        At("/studies?page=3");
        var page = Render<StudiesPage>();

        page.WaitForAssertion(() => Assert.Equal(20, page.FindAll("[data-testid=study-row]").Count));
        Assert.Equal("/studies?page=2", page.Find("[data-testid=previous-page]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-testid=next-page]"));
    }

    [Fact]
    public void A_fault_is_said_in_words_with_retry_and_passes()
    {
        Har.Fault = new TimeoutException("Response did not arrive on time in 00:00:30 for message: Request [S10.0.0.1]");
        Har.Lists.Studies.Add(Some.Summary(1, "first", StudyPhase.Running, 0.9, new(1, 1, 8, 3, 1)));
        var page = Render<StudiesPage>();
        page.WaitForAssertion(() => Assert.Contains("does not answer", page.Find("[data-testid=page-fault]").TextContent, StringComparison.Ordinal));
        Assert.False(Services.GetRequiredService<LiveStatus>().IsLive);
        Assert.DoesNotContain("Request [", page.Markup, StringComparison.Ordinal);

        Har.Fault = null;
        page.Find("[data-testid=retry]").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=study-row]")));
        Assert.Empty(page.FindAll("[data-testid=page-fault]"));
        Assert.True(Services.GetRequiredService<LiveStatus>().IsLive);
    }

    [Fact]
    public void Nothing_is_read_while_the_server_renders_its_first_answer()
    {
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Static", isInteractive: false));
        Har.Fault = new InvalidOperationException("must not be asked");
        var page = Render<StudiesPage>();

        Assert.NotNull(page.Find("[data-testid=loading]"));
        Assert.Empty(page.FindAll("[data-testid=page-fault]"));
    }
}

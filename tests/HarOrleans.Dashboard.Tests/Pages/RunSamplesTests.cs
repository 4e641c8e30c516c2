using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunSamplesTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    public RunSamplesTests() => Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));

    [Fact]
    public void A_cell_leads_to_its_samples_and_people_stand_the_worst_first()
    {
        Files.Put(EvaluationFiles.Predictions, "row,subject,actual,predicted\n0,10,SITTING,STANDING\n1,9,SITTING,SITTING\n2,9,STANDING,STANDING\n3,10,SITTING,STANDING\n4,10,LAYING,LAYING\n");
        var page = Show("?tab=evaluation&cell=1-2");

        page.WaitForAssertion(() => Assert.Contains("SITTING taken for STANDING: 2 samples", page.Find("[data-testid=cell-samples] h2").TextContent, StringComparison.Ordinal));
        Assert.Equal(["0", "10", "3", "10"], page.FindAll("[data-testid=cell-samples] tbody td").Select(cell => cell.TextContent));
        Assert.Equal(["10", "9"], page.FindAll("[data-testid=person-report] tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["0.333", "3", "1.000", "2"], page.FindAll("[data-testid=person-report] tbody td").Select(cell => cell.TextContent));
        Assert.Equal("true", page.Find("[data-testid=cell-1-2] a").GetAttribute("aria-current"));
        Assert.EndsWith($"/runs/{Id}?tab=evaluation&cell=2-2#cell", page.Find("[data-testid=cell-2-2] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tab=evaluation&cell=1-2")]
    [InlineData("?tab=evaluation&cell=99-1")]
    [InlineData("?tab=evaluation&cell=x")]
    public void Without_the_file_the_matrix_has_no_links(string address)
    {
        var page = Show(address);

        page.WaitForElement("[data-testid=confusion-matrix]");
        Assert.Empty(page.FindAll("[data-testid=confusion-matrix] a"));
        Assert.Empty(page.FindAll("[data-testid=cell-samples], [data-testid=person-report]"));
    }

    [Fact]
    public void A_cell_that_is_none_and_a_broken_file_are_passed_over()
    {
        Files.Put(EvaluationFiles.Predictions, "row,subject,actual,predicted\n0,,SITTING,STANDING\nnonsense\n");
        var page = Show("?tab=evaluation&cell=99-1");

        page.WaitForElement("[data-testid=cell-1-2] a");
        Assert.Empty(page.FindAll("[data-testid=cell-samples], [data-testid=person-report]"));
    }

    private IRenderedComponent<RunPage> Show(string address)
    {
        At($"/runs/{Id}{address}");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

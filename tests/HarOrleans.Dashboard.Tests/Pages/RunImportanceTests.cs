using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunImportanceTests : PageTest
{
    private const string Logged = """
        {"dataset": "uci-har", "split": "test", "repeats": 10, "base": 0.95, "mean": {"small": 0.001, "large": 0.2, "none": 0, "harms": -0.01}, "std": {"small": 0.0005, "large": 0.01, "none": 0, "harms": 0.002}}
        """;

    private static readonly string Id = Some.RunId(3);

    public RunImportanceTests() => Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));

    [Fact]
    public void What_a_run_logged_of_its_columns_stands_as_bars_with_their_deviations_the_most_important_first()
    {
        Files.Put(EvaluationFiles.Importance, Logged);
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal("4", page.Find("#importance").GetAttribute("data-points")));
        Assert.Contains($"10 shuffles each, on test of uci-har, where the accuracy is {Format.Number(0.95)}.", page.Find("#importance-summary").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=importance-toggle]").Click();
        Assert.Equal(["column", "Mean drop", "Deviation"], page.FindAll("[data-testid=importance-table] thead th").Select(cell => cell.TextContent));
        Assert.Equal(["large", "small", "none", "harms"], page.FindAll("[data-testid=importance-table] tbody th").Select(cell => cell.TextContent));
        Assert.Equal(Format.Number(0.01), page.FindAll("[data-testid=importance-table] tbody td")[1].TextContent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"mean\": {\"a\": \"high\"}}")]
    public void Without_it_or_with_a_broken_file_the_page_says_what_would_fill_it(string? file)
    {
        if (file is not null)
        {
            Files.Put(EvaluationFiles.Importance, file);
        }

        var page = Show();

        Assert.Contains("har importance --trial STUDY/N --log", page.WaitForElement("[data-testid=no-importance]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#importance"));
    }

    private IRenderedComponent<RunPage> Show()
    {
        At($"/runs/{Id}?tab=evaluation");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

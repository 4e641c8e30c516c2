using System.Text;
using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class ModelDifferenceTests : PageTest
{
    private const string Signed = """
        flavors:
          harorleans: {weights: a.pth}
        signature:
          inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32",
            "shape": [-1, 1, 561]}}]'
          outputs: '[{"type": "tensor"}]'
        """;

    private static readonly string First = Some.RunId(3);
    private static readonly string Second = Some.RunId(4);

    public ModelDifferenceTests()
    {
        Har.Models.Make("har");
        foreach (var run in (string[])[First, Second])
        {
            Har.Models.RegisterAsync(new ModelVersionSpec($"runs:/{run}/model", "ada", "", new Dictionary<string, string>()), Xunit.TestContext.Current.CancellationToken);
        }

        var evaluation = Some.Evaluation();
        Har.Run(First).Make(Some.Run(First, RunStatus.Finished, evaluation: evaluation));
        var second = Some.Run(Second, RunStatus.Finished, evaluation: evaluation with { Accuracy = 0.9564 });
        Har.Run(Second).Make(second with { Params = new Dictionary<string, string>(second.Params) { ["lr"] = "0.001", ["dropout"] = "0.1" } });
    }

    [Fact]
    public void What_differs_stands_side_by_side_with_the_change_of_each_figure_and_the_rest_is_counted()
    {
        var page = Show(1, 2);

        page.WaitForElement("[data-testid=differences]");
        Assert.Equal(["accuracy", "dropout", "lr"], page.FindAll("[data-testid=difference-row]").Select(row => row.GetAttribute("data-key")));
        Assert.Equal(["0.9464", "0.9564", "+0.01"], Cells(page, "accuracy"));
        Assert.Equal(["0.0005", "0.001", ""], Cells(page, "lr"));
        Assert.Equal([Format.Missing, "0.1", ""], Cells(page, "dropout"));
        Assert.Equal([$"/runs/{First}", $"/runs/{Second}"], page.FindAll("[data-testid=differences] thead a").Select(link => link.GetAttribute("href")));
        Assert.Contains("hidden_size", page.Find("[data-testid=the-same]").TextContent, StringComparison.Ordinal);
        Assert.Contains("har compare har/1 har/2 --log", page.Find("[data-testid=no-comparison]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_that_was_logged_says_whether_they_differ()
    {
        Files.Put(EvaluationFiles.Compared(Second), Some.Comparison(First, Second));

        Assert.Equal("No difference is shown: B is right more often.", Show(1, 2).WaitForElement("[data-testid=verdict]").TextContent.Trim());
    }

    [Theory]
    [InlineData("har", 1, 7)]
    [InlineData("other", 1, 2)]
    public void What_is_not_there_is_said_so(string name, int a, int b) =>
        Assert.Contains("There is no such version", Show(a, b, name).WaitForElement("[data-testid=not-found]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_models_page_leads_there_from_the_version_in_use_to_the_latest_one()
    {
        var page = Render<ModelPage>(parameters => parameters.Add(each => each.Name, "har"));

        Assert.Equal("/models/har/diff?a=1&b=2", page.WaitForElement("[data-testid=diff]").GetAttribute("href"));
        page.Find("[data-testid=diff-b]").Change("1");
        Assert.Equal("/models/har/diff?a=1&b=1", page.Find("[data-testid=diff]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_signature_is_read_from_YAML_as_MLflow_folds_it_and_a_broken_file_has_none()
    {
        Assert.Equal(
            new ModelSignature("""[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 1, 561]}}]""", """[{"type": "tensor"}]"""),
            await ModelSignature.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Signed))));
        foreach (var text in (string[])["", "[1, 2]", "a: [", "signature: none"])
        {
            Assert.Equal(ModelSignature.Unknown, await ModelSignature.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        }
    }

    private static IEnumerable<string> Cells(IRenderedComponent<ModelDifferencePage> page, string key) => page.FindAll($"[data-key={key}] td").Select(cell => cell.TextContent);

    private IRenderedComponent<ModelDifferencePage> Show(int a, int b, string name = "har")
    {
        At($"/models/{name}/diff?a={a}&b={b}");
        return Render<ModelDifferencePage>(parameters => parameters.Add(page => page.Name, name));
    }
}

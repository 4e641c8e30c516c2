using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunLoggedAnswersTests : PageTest
{
    private const string Evaluation = """
        {"model": "walk/1", "dataset": "uci-har", "protocol": "subject-wise", "split": "test", "accuracy": 0.75, "loss": 0.5, "classes": ["SITTING", "WALKING"], "confusion": [[3, 1], [1, 3]],
         "report": {"SITTING": {"precision": 0.75, "recall": 0.75, "f1-score": 0.75, "support": 4}, "WALKING": {"precision": 0.76, "recall": 0.77, "f1-score": 0.78, "support": 4},
                    "accuracy": 0.75, "macro avg": {"precision": 0.75, "recall": 0.75, "f1-score": 0.741, "support": 8}, "weighted avg": {"precision": 0.75, "recall": 0.75, "f1-score": 0.742, "support": 8}},
         "interval": [0.6, 0.9], "roc_auc_macro": 0.97, "roc_auc_weighted": 0.96, "roc_auc": [0.9876, null], "log_loss": 0.51, "calibration_error": 0.033,
         "calibration": [{"low": 0.4, "high": 0.6, "rows": 0, "accuracy": null, "probability": null}, {"low": 0.6, "high": 0.8, "rows": 8, "accuracy": 0.75, "probability": 0.7}],
         "subjects": {"2": 0.5, "4": 1.0}}
        """;

    private const string Baselines = """
        {"dataset": "uci-har", "split": "test", "models": [
          {"name": "logistic_regression", "fitted_on": "test", "accuracy": 0.9876, "precision_weighted": 0.9, "recall_weighted": 0.9, "f1_weighted": 0.9, "f1_macro": 0.9},
          {"name": "walk/1", "fitted_on": null, "accuracy": 0.75, "precision_weighted": 0.7, "recall_weighted": 0.7, "f1_weighted": 0.7, "f1_macro": 0.7}]}
        """;

    private static readonly string Id = Some.RunId(3);

    public RunLoggedAnswersTests() => Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));

    [Fact]
    public void A_later_evaluation_stands_beside_the_runs_own_with_interval_areas_calibration_and_people()
    {
        Log(EvaluationFiles.Later("test"), Evaluation);
        var page = Show();

        Assert.Equal("Later, on test", page.WaitForElement("[data-testid=evaluation-test]").TextContent);
        Assert.Contains("with the weights of step 8", page.Find("[data-testid=evaluation-of]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/runs/{Id}?tab=evaluation&of=test", page.Find("[data-testid=evaluation-test]").GetAttribute("href"));

        page = Show("&of=test");
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-testid=evaluation-test]").GetAttribute("aria-current")));
        Assert.Equal(["0.75", "0.6 to 0.9", "0.742", "0.741", "0.97", "0.96", "0.51", "0.033"], page.FindAll("[data-testid=later-figures] dd").Select(cell => cell.TextContent));
        Assert.Equal(["3", "1", "1", "3"], page.FindAll("[data-testid=confusion-matrix] td.cell").Select(cell => cell.TextContent));
        Assert.Equal($"/runs/{Id}?tab=evaluation&of=test&matrix=rows", page.Find("[data-testid=matrix-rows]").GetAttribute("href"));
        Assert.Equal(["0.750", "0.750", "0.750", "0.988", "4"], page.FindAll("[data-class=SITTING] td").Select(cell => cell.TextContent));
        Assert.Equal(Format.Missing, page.FindAll("[data-class=WALKING] td")[3].TextContent);
        Assert.Equal("2", page.Find("#calibration").GetAttribute("data-points")); // the range without samples is left out
        Assert.Equal("2", page.Find("#later-people").GetAttribute("data-points"));
    }

    [Fact]
    public void A_run_that_evaluated_nothing_itself_shows_the_later_evaluation_at_once()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished));
        Log(EvaluationFiles.Later("validation"), Evaluation.Replace("\"split\": \"test\"", "\"split\": \"validation\"", StringComparison.Ordinal));

        Assert.Contains("on validation of uci-har", Show().WaitForElement("[data-testid=evaluation-of]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"classes\": [\"SITTING\",", "\"classes\": [null,")]
    [InlineData("[[3, 1]", "[[9000000000000000000, 9000000000000000000]")]
    [InlineData("{\"model\"", "[1, {\"model\"")]
    public void A_file_of_another_form_is_left_out_and_the_page_stands(string part, string other)
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished));
        Log(EvaluationFiles.Later("test"), Evaluation.Replace(part, other, StringComparison.Ordinal));

        Assert.Contains("Not evaluated yet", Show().WaitForElement("[data-testid=no-evaluation]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Baselines_stand_beside_the_model_and_those_that_knew_the_answers_are_called_so()
    {
        Log(EvaluationFiles.Baselines, Baselines);
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=baselines] tbody tr").Count));
        Assert.Equal(["test", "0.988", "0.900", "0.900", "0.900", "0.900"], page.FindAll("[data-model=logistic_regression] td").Select(cell => cell.TextContent));
        Assert.Equal("its own training", page.FindAll("[data-model='walk/1'] td")[0].TextContent);
        Assert.Contains("--heat:0.988", page.FindAll("[data-model=logistic_regression] td.cell")[0].GetAttribute("style"), StringComparison.Ordinal);
        Assert.Contains("knew the answers", page.Find("[data-testid=knew-answers]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_says_in_words_whether_the_models_differ_with_the_interval_and_McNemars_p()
    {
        Log(EvaluationFiles.Compared(Some.RunId(4)), Some.Comparison(Id, Some.RunId(4)));
        var page = Show();

        Assert.Equal("No difference is shown: B is right more often.", page.WaitForElement("[data-testid=verdict]").TextContent.Trim());
        Assert.Equal("false", page.Find("[data-testid=comparison]").GetAttribute("data-differ"));
        Assert.Equal(["+0.0092", "-0.001 to +0.02", "0.00073"], page.FindAll("[data-testid=comparison-figures] dd").Select(cell => cell.TextContent));
        Assert.Equal([$"/runs/{Id}?tab=evaluation", $"/runs/{Some.RunId(4)}?tab=evaluation"], page.FindAll("[data-testid=compared] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("4", page.Find("#comparison-0-people").GetAttribute("data-points"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"split\": \"test\", \"classes\": [\"a\"], \"confusion\": [[1, 2]], \"report\": {}}")]
    public void Files_of_another_form_are_left_out_and_the_page_says_what_would_add_to_it(string file)
    {
        Log(EvaluationFiles.Later("test"), file);
        Log(EvaluationFiles.Baselines, file);
        Log(EvaluationFiles.Compared("other"), file);
        var page = Show();

        page.WaitForElement("[data-testid=no-comparison]");
        Assert.Empty(page.FindAll("[data-testid=evaluations], [data-testid=baselines], [data-testid=comparison]"));
    }

    private void Log(string path, string text)
    {
        Files.Put(path, text);
        Har.Run(Id).Files.Add(new ArtifactInfo(path, text.Length, Some.Noon));
    }

    private IRenderedComponent<RunPage> Show(string more = "")
    {
        At($"/runs/{Id}?tab=evaluation{more}");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

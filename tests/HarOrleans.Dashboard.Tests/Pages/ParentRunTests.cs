using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class ParentRunTests : PageTest
{
    private static readonly string Id = new('f', 32);

    [Fact]
    public async Task Its_overview_has_the_best_trials_metrics_and_the_test_figure_with_interval_and_subjects()
    {
        await MakeAsync();
        await Har.Run(Id).AddAsync(
            ("best_value", 1, 0.93), ("best_val_f1", 1, 0.92), ("test_accuracy", 1, 0.91), ("test_accuracy_low", 1, 0.88), ("test_accuracy_high", 1, 0.94),
            ("test_accuracy_subject_9", 1, 0.8), ("test_accuracy_subject_10", 1, 1.0),
            ("refit_test_accuracy", 1, 0.9123), ("refit_test_accuracy_low", 1, 0.87), ("refit_test_accuracy_high", 1, 0.95), ("refit_test_accuracy_subject_9", 1, 0.7));
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("0.91 ", page.Find("[data-testid=test-score]").TextContent, StringComparison.Ordinal));
        Assert.Equal("95 % interval 0.88 to 0.94,", page.Find("[data-testid=test-interval]").TextContent);
        Assert.Equal(["best_val_f1", "best_value"], page.FindAll("[data-testid=best-metrics] dt").Select(name => name.TextContent));
        await page.Find("[data-testid=test-subjects-toggle]").ClickAsync();
        Assert.Equal(["9", "0.8", "10", "1"], page.FindAll("[data-testid=test-subjects-table] tbody tr").SelectMany(row => row.Children).Select(cell => cell.TextContent));
        Assert.Contains("0.9123", page.Find("[data-testid=refit-score]").TextContent, StringComparison.Ordinal);
        Assert.Equal("95 % interval 0.87 to 0.95,", page.Find("[data-testid=refit-interval]").TextContent);
        await page.Find("[data-testid=refit-subjects-toggle]").ClickAsync();
        Assert.Equal(["9", "0.7"], page.FindAll("[data-testid=refit-subjects-table] tbody tr").SelectMany(row => row.Children).Select(cell => cell.TextContent));
        Assert.DoesNotContain("subject_9", page.Find("[data-testid=latest-metrics]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_trials_are_a_table_with_their_metrics_and_stand_under_no_other_parent()
    {
        await MakeAsync();
        var page = Show("?tab=trials");

        page.WaitForAssertion(() => Assert.Equal(["2", "1", "0"], page.FindAll("[data-testid=child-row]").Select(row => row.GetAttribute("data-trial"))));
        var best = page.FindAll("[data-testid=child-row]")[1];
        Assert.Equal(["1", "Complete", "0.93best", "0.93", "0.2", "30 s", ""], best.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(["history", "Validation accuracy", "Validation loss", "comparison"], page.FindAll("[data-testid=chart]").Select(chart => chart.GetAttribute("data-name")));
    }

    [Fact]
    public async Task Its_charts_show_the_complete_trials_as_bars_and_as_tables()
    {
        await MakeAsync();
        var page = Show("?tab=trials");
        page.WaitForAssertion(() => Assert.Equal(3, Bars.Invocations["replace"].Count));

        var figure = (AnalysisFigure)Bars.Invocations["replace"][2].Arguments[1]!;
        Assert.Equal(["0", "1"], figure.Categories);
        Assert.Equal([0.9, 0.93], figure.Series[0].Values);
        Assert.Equal([0.3, 0.2], figure.Series[1].Values);
        Assert.Contains("Validation loss: lowest 0.2 (trial 1), highest 0.3 (trial 0).", page.Markup, StringComparison.Ordinal);
        await page.Find("[data-testid=loop-2-toggle]").ClickAsync();
        Assert.Equal(["1", "0.93", "0.2"], page.FindAll("[data-testid=loop-2-table] tbody tr")[1].Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_trial_that_completes_reaches_table_curve_and_bars_without_a_reload()
    {
        await MakeAsync();
        var page = Show("?tab=trials");
        page.WaitForAssertion(() => Assert.Equal(3, Bars.Invocations["replace"].Count));

        await Har.Study(1).ChangeAsync(Child(2, TrialState.Complete, 0.95, 0.1));

        page.WaitForAssertion(() => Assert.Contains("Validation loss: lowest 0.1 (trial 2), highest 0.3 (trial 0).", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => { }); // Behind what follows the rendering.
        Assert.Equal(6, Bars.Invocations["replace"].Count);
        Assert.Single(Charts.Invocations["append"]);
        Assert.Contains("best", page.FindAll("[data-testid=child-row]").First(row => row.GetAttribute("data-trial") == "2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_of_many_trials_reads_no_more_than_it_shows_and_is_sorted_by_a_metric_over_all_of_them()
    {
        await MakeAsync();
        await Har.Study(1).ChangeAsync([.. Enumerable.Range(4, 300).Select(number => Child(number, TrialState.Complete, 0.5 + (number % 100 / 1000.0), number == 57 ? 0.01 : 0.5))]);
        var page = Show("?tab=trials&sort=val_loss&page=1");

        page.WaitForAssertion(() => Assert.Equal(["57", "1", "0"], page.FindAll("[data-testid=child-row]").Take(3).Select(row => row.GetAttribute("data-trial"))));
        Assert.Equal(25, page.FindAll("[data-testid=child-row]").Count);
        Assert.Contains("Page 1 of 13", page.Find(".har-pager").TextContent, StringComparison.Ordinal);
        Assert.Contains("The latest 60 of 302 complete trials.", page.Markup, StringComparison.Ordinal);
        Assert.InRange(Har.Study(1).HandedOut, 1, 200);

        At($"/runs/{Id}?tab=trials&page=99");
        page.WaitForAssertion(() => Assert.Equal(["2", "1", "0"], page.FindAll("[data-testid=child-row]").Select(row => row.GetAttribute("data-trial"))));
        Assert.Empty(page.FindAll("[data-testid=next-page]"));
    }

    [Fact]
    public async Task The_best_of_its_trials_keeps_the_constraints()
    {
        await MakeAsync();
        await Har.Study(1).ChangeAsync(Child(5, TrialState.Complete, 0.97, 0.1) with { Constraints = new Dictionary<string, double> { ["size"] = 2 } });
        var page = Show("?tab=trials");

        page.WaitForAssertion(() => Assert.Contains("best", page.FindAll("[data-testid=child-row]").First(row => row.GetAttribute("data-trial") == "1").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("best", page.FindAll("[data-testid=child-row]").First(row => row.GetAttribute("data-trial") == "5").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_of_runs_that_are_no_trials_lists_them()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, trial: null));
        Har.Lists.Children.Add(Some.Run(Some.RunId(1), RunStatus.Failed, trial: null, reason: "no disk").Info);
        var page = Show("?tab=trials");

        page.WaitForAssertion(() => Assert.Contains("no disk", page.Find("[data-testid=child-row]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Runs", page.Find("[data-testid=tab-trials]").TextContent);
    }

    private async Task MakeAsync()
    {
        Har.Study(1).Make(Some.Spec(), StudyPhase.Running, new StudyBudget(20, 1));
        await Har.Study(1).ChangeAsync(
            Child(0, TrialState.Complete, 0.9, 0.3),
            Child(1, TrialState.Complete, 0.93, 0.2),
            Child(2, TrialState.Running, null, null),
            Some.Trial(3, TrialState.Complete, 0.99));
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Running, trial: null));
        Har.Lists.Children.Add(Some.Run(Some.RunId(0), RunStatus.Finished, 0).Info);
    }

    private static FrozenTrial Child(int number, TrialState state, double? accuracy, double? loss)
    {
        var attributes = new Dictionary<string, string> { [UserAttributes.ParentRunId] = UserAttributes.Of(Id) };
        if (accuracy is not null)
        {
            attributes["val_accuracy"] = FormattableString.Invariant($"{accuracy}");
            attributes["val_loss"] = FormattableString.Invariant($"{loss}");
        }

        return Some.Trial(number, state, accuracy) with { UserAttributes = attributes };
    }

    private IRenderedComponent<RunPage> Show(string query = "")
    {
        At($"/runs/{Id}{query}");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunPageTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    [Fact]
    public void An_unknown_run_is_said_to_be_missing()
    {
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains($"There is no run {Id}", page.Find("[data-testid=not-found]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_overview_has_parameters_tags_lineage_and_which_value_is_which()
    {
        Har.Study(1).Make(Some.Spec());
        Har.Run(Id).Make(Some.Run(Id));
        await Har.Run(Id).AddAsync(("val_accuracy", 1, 0.7), ("val_accuracy", 2, 0.9), ("val_accuracy", 3, 0.8));
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("lstm_har_study", page.Find("[data-testid=run-head]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["activation", "hidden_size", "lr"], page.FindAll("[data-testid=params] dt").Select(name => name.TextContent));
        Assert.Contains("device=cpu", page.Find("[data-testid=tags]").TextContent, StringComparison.Ordinal);
        Assert.Contains("LSTM_HAR", page.Find("[data-testid=lineage]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["val_accuracy", "0.8", "3", "0.7", "0.9", "3"], page.FindAll("[data-testid=latest-metrics] tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void A_run_of_its_own_has_no_study_and_a_failed_one_says_why()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Failed, trial: null, reason: "the disk is full"));
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("the disk is full", page.Find("[data-testid=run-reason]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Study", page.Find("[data-testid=run-head]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_trial_says_its_place_in_the_queue_about_how_long_and_why()
    {
        Har.Study(1).Make(Some.Spec());
        await Har.Study(1).ChangeAsync(Some.Trial(1, TrialState.Complete, 0.9), Some.Trial(2, TrialState.Pruned, 0.4), Some.Trial(3, TrialState.Waiting));
        Har.Lists.Queue = new(
            [new("silo", ["a", "b"], new Dictionary<string, LeaseKey>(), 0, false)],
            [new(new("default", 1, 9), 3, "all slots are busy"), new(new("default", 1, 3), 5, "all slots are busy")]);
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Scheduled));
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal("position 5, about 1 min 30 s: all slots are busy", page.Find("[data-testid=queue-position]").TextContent));
    }

    [Fact]
    public async Task A_running_trial_says_how_far_it_is_and_how_long_it_still_takes()
    {
        var spec = Some.Spec();
        Har.Study(1).Make(spec with { Objective = spec.Objective with { Settings = new Dictionary<string, string> { ["epochs"] = "10" } } });
        await Har.Study(1).ChangeAsync(Some.Trial(3, TrialState.Running, null, null, 0.5, 0.6, 0.7, 0.8));
        Har.Run(Id).Make(Some.Run(Id));
        var page = Show();

        page.WaitForAssertion(() => Assert.StartsWith("epoch 4 of 10, about ", page.Find("[data-testid=trial-progress]").TextContent, StringComparison.Ordinal));
        Assert.Equal("a trainer", page.Find("[data-testid=trial-holder]").TextContent);
    }

    [Fact]
    public async Task A_trial_shows_its_attributes_value_and_reason_and_leads_to_its_neighbours_and_parent()
    {
        var parent = new string('f', 32);
        Har.Run(parent).Make(Some.Run(parent, RunStatus.Finished, trial: null));
        Har.Study(1).Make(Some.Spec());
        var attributes = new Dictionary<string, string> { ["val_f1"] = "0.91234", ["why"] = "\"<b>bold</b>\"", [UserAttributes.ParentRunId] = UserAttributes.Of(parent) };
        await Har.Study(1).ChangeAsync(
            Some.Trial(2, TrialState.Complete, 0.9),
            Some.Trial(3, TrialState.Pruned, 0.4, "its value 0.4 at step 1 is below the median 0.7", 0.4) with { UserAttributes = attributes },
            Some.Trial(4, TrialState.Running));
        var run = Some.Run(Id, RunStatus.Killed, reason: "pruned");
        Har.Run(Id).Make(run with { Info = run.Info with { ParentRunId = parent } });
        var page = Show("?tab=overview");

        page.WaitForAssertion(() => Assert.Equal(Routes.Run(parent), page.Find("[data-testid=parent-run]").GetAttribute("href")));
        page.WaitForAssertion(() => Assert.Equal(["val_f1", "0.9123", "why", "<b>bold</b>", UserAttributes.ParentRunId, parent],
            page.FindAll("[data-testid=user-attributes] tbody tr").SelectMany(row => row.Children).Select(cell => cell.TextContent.Trim())));
        Assert.Equal("0.4", page.Find("[data-testid=trial-value]").TextContent);
        Assert.Contains("Why it was pruned its value 0.4 at step 1 is below the median 0.7", page.Find("[data-testid=run-reason]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Pruned", page.Find("[data-testid=run-head] [data-testid=state]").GetAttribute("data-state"));
        Assert.Equal(Routes.Run(Some.RunId(2)), page.Find("[data-testid=previous-trial]").GetAttribute("href"));
        Assert.Equal(Routes.Run(Some.RunId(4)), page.Find("[data-testid=next-trial]").GetAttribute("href"));
    }

    [Fact]
    public async Task Curves_grow_while_the_run_logs()
    {
        Har.Run(Id).Make(Some.Run(Id));
        await Har.Run(Id).AddAsync(("train_loss", 1, 0.9), ("val_loss", 1, 1.0), ("val_accuracy", 1, 0.6));
        var page = Show("?tab=metrics");
        page.WaitForAssertion(() => Assert.Equal(["loss", "accuracy"], page.FindAll("[data-testid=chart]").Select(chart => chart.GetAttribute("data-name"))));
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["replace"].Count));

        await Har.Run(Id).AddAsync(("train_loss", 2, 0.5), ("val_loss", 2, 0.6), ("val_accuracy", 2, 0.8));

        page.WaitForAssertion(() => Assert.Equal(["metric-0", "metric-1"], Charts.Invocations["append"].Select(call => call.Arguments[0])));
        Assert.Equal([36, 18], Charts.Invocations["append"].Select(call => ((byte[])call.Arguments[2]!).Length));
        page.WaitForAssertion(() => Assert.Contains("Training: last 0.5 at epoch 2, best (lowest) 0.5 at epoch 2", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_metric_that_appears_later_gets_its_chart()
    {
        Har.Run(Id).Make(Some.Run(Id));
        var page = Show("?tab=metrics");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-metrics]")));

        await Har.Run(Id).AddAsync(("val_f1", 1, 0.6));

        page.WaitForAssertion(() => Assert.Equal("f1", page.Find("[data-testid=chart]").GetAttribute("data-name")));
    }

    [Fact]
    public async Task Points_that_were_hidden_are_drawn_away()
    {
        Har.Run(Id).Make(Some.Run(Id));
        await Har.Run(Id).AddAsync(("train_loss", 1, 0.9), ("train_loss", 2, 0.8), ("train_loss", 3, 0.7));
        var page = Show("?tab=metrics");
        page.WaitForAssertion(() => Assert.Single(Charts.Invocations["replace"]));

        Har.Run(Id).Rewind(1);
        await Har.Run(Id).AddAsync(("train_loss", 2, 0.75));
        await Har.Feed(FeedTopics.Run(Id)).PublishAsync(1000, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Contains("last 0.75 at epoch 2", page.Find("[data-testid=chart-summary]").TextContent, StringComparison.Ordinal));
        Assert.Equal(10 + "Training".Length + 16, ((byte[])Charts.Invocations["replace"][^1].Arguments[1]!).Length);
    }

    [Fact]
    public void Without_an_evaluation_the_tab_says_what_would_fill_it()
    {
        Har.Run(Id).Make(Some.Run(Id));
        var page = Show("?tab=evaluation");

        page.WaitForAssertion(() => Assert.Contains("Not evaluated yet", page.Find("[data-testid=no-evaluation]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_matrix_shows_counts_with_actual_rows_and_predicted_columns()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));
        var page = Show("?tab=evaluation&matrix=counts");

        page.WaitForAssertion(() => Assert.Equal("57", page.Find("[data-testid=cell-1-2]").TextContent));
        Assert.Equal(["LAYING", "SITTING", "STANDING", "WALKING", "WALKING DOWNSTAIRS", "WALKING UPSTAIRS"], page.FindAll("[data-testid=confusion-matrix] tbody th.class").Select(name => name.TextContent));
        Assert.Equal("Predicted", page.Find("[data-testid=confusion-matrix] thead .axis").TextContent);
        Assert.Equal("Actual", page.Find("[data-testid=confusion-matrix] tbody .axis").TextContent);
        Assert.Equal("57 of 491 samples of SITTING were predicted as STANDING", page.Find("[data-testid=cell-1-2]").GetAttribute("title"));
        Assert.Contains("weights of step 8", page.Find("[data-testid=evaluation-of]").TextContent, StringComparison.Ordinal);
        Assert.Equal(8, page.FindAll("[data-testid=class-report] tr[data-class]").Count);
    }

    [Fact]
    public void Shares_of_each_row_sum_to_one_and_the_choice_is_kept_in_the_browser()
    {
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation(emptyRow: true)));
        var page = Show("?tab=evaluation&matrix=rows");

        page.WaitForAssertion(() => Assert.Equal("rows", page.Find("[data-testid=confusion-matrix]").GetAttribute("data-shows")));
        var rows = page.FindAll("[data-testid=confusion-matrix] tbody tr");
        Assert.All(rows.Take(5), row => Assert.Equal(1, row.QuerySelectorAll(".cell").Sum(cell => double.Parse(cell.GetAttribute("data-value")!, System.Globalization.CultureInfo.InvariantCulture)), 1e-6));
        Assert.All(rows[5].QuerySelectorAll(".cell"), cell => Assert.Equal("–", cell.TextContent));
        page.WaitForAssertion(() => Assert.Equal(["matrix", "rows"], Assert.Single(Preferences.Invocations["setPreference"]).Arguments));
    }

    [Fact]
    public void An_address_that_does_not_say_shows_what_this_person_chose_last()
    {
        Preferences.Setup<string?>("getPreference", "matrix").SetResult("rows");
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Finished, evaluation: Some.Evaluation()));
        var page = Show("?tab=evaluation");

        page.WaitForAssertion(() => Assert.Equal("rows", page.Find("[data-testid=confusion-matrix]").GetAttribute("data-shows")));
    }

    private IRenderedComponent<RunPage> Show(string query = "")
    {
        At($"/runs/{Id}{query}");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

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
    public void A_waiting_trial_says_its_place_in_the_queue()
    {
        Har.Study(1).Make(Some.Spec());
        Har.Lists.Trial = new(Some.Trial(3, TrialState.Waiting), null, null, 4);
        Har.Run(Id).Make(Some.Run(Id, RunStatus.Scheduled));
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal("position 4", page.Find("[data-testid=queue-position]").TextContent));
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

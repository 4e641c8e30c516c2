using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class StudyPageTests : PageTest
{
    [Fact]
    public void An_unknown_study_is_said_to_be_missing()
    {
        var page = Show(99);

        page.WaitForAssertion(() => Assert.Contains("There is no study 99", page.Find("[data-testid=not-found]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public void Before_the_first_trial_it_says_what_it_waits_for()
    {
        Har.Study(1).Make(Some.Spec(), StudyPhase.Running, new StudyBudget(20, 1));
        var page = Show(1);

        page.WaitForAssertion(() => Assert.Contains("Waiting for the first trial", page.Find("[data-testid=no-trials]").TextContent, StringComparison.Ordinal));
        Assert.Equal("–", page.Find("[data-testid=best-value]").TextContent);
    }

    [Fact]
    public async Task The_head_says_state_best_progress_and_time_left()
    {
        await MakeAsync();
        var page = Show(1);

        page.WaitForAssertion(() => Assert.Equal("0.93", page.Find("[data-testid=best-value]").TextContent));
        Assert.Equal("lstm_har_study", page.Find("h1").TextContent);
        Assert.Contains("4 of 20 trials finished", page.Find("[data-testid=study-progress]").TextContent, StringComparison.Ordinal);
        Assert.Equal("about 8 min, at the pace of the latest trials", page.Find("[data-testid=time-left]").TextContent);
        Assert.Equal(["Waiting 1", "Running 1", "Complete 2", "Pruned 1", "Failed 1"], page.FindAll("[data-testid=trial-counts] li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("0.0005", page.Find("[data-testid=best-params]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_tab_is_looked_at_nothing_waits_for_the_charts()
    {
        await MakeAsync();
        var page = Show(1);
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["replace"].Count));
        var feeds = page.FindComponents<TimeSeriesChart>().Select(chart => chart.Instance.Feed).ToList();
        At("/studies/1?tab=trials");
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("[data-testid=trial-row]").Count));

        await Har.Study(1).ChangeAsync(Some.Trial(7, TrialState.Complete, 0.97, null, 0.8, 0.9, 0.97));
        page.WaitForAssertion(() => Assert.Equal("7", page.Find("[data-testid=trial-row]").GetAttribute("data-trial")));
        Assert.All(feeds, feed => Assert.Equal(0, feed.Waiting));

        At("/studies/1");
        page.WaitForAssertion(() => Assert.Equal(4, Charts.Invocations["replace"].Count));
    }

    [Fact]
    public async Task A_study_without_a_limit_says_so_in_place_of_the_time_left()
    {
        Har.Study(1).Make(Some.Spec(), StudyPhase.Running, new StudyBudget(int.MaxValue, 1));
        await Har.Study(1).ChangeAsync(Some.Trial(0, TrialState.Complete, 0.9));
        var page = Show(1);

        page.WaitForAssertion(() => Assert.Equal("it has no limit", page.Find("[data-testid=time-left]").TextContent));
    }

    [Fact]
    public async Task A_trial_that_completes_reaches_both_charts_without_a_reload()
    {
        await MakeAsync();
        var page = Show(1);
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["replace"].Count));

        await Har.Study(1).ChangeAsync(Some.Trial(4, TrialState.Complete, 0.97, null, 0.8, 0.9, 0.97));

        page.WaitForAssertion(() => Assert.Equal("0.97", page.Find("[data-testid=best-value]").TextContent));
        page.WaitForAssertion(() => Assert.Equal(["study-history", "study-intermediates"], Charts.Invocations["append"].Select(call => call.Arguments[0])));
        Assert.All(Charts.Invocations["append"], call => Assert.InRange(((byte[])call.Arguments[2]!).Length, 1, ChartCodec.UpdateLimit));
    }

    [Fact]
    public async Task A_study_of_many_trials_opens_with_the_latest_of_them_and_with_the_bests_of_all()
    {
        var study = Har.Study(1);
        study.Make(Some.Spec(), StudyPhase.Running, new StudyBudget(30_000, 1));
        await study.ChangeAsync([.. Enumerable.Range(0, 20_000).Select(number => Some.Trial(number, TrialState.Complete, number == 7_777 ? 0.99 : (number * 37 % 1000) / 2000.0))]);
        var page = Show(1);
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["replace"].Count));
        Assert.InRange(study.HandedOut, 1, StudyBoard.Latest);
        Assert.Equal("0.99", page.Find("[data-testid=best-value]").TextContent);
        Assert.Contains("7777", page.Find("[data-testid=best-trial]").TextContent, StringComparison.Ordinal);
        Assert.InRange(((byte[])Charts.Invocations["replace"].First(call => (string)call.Arguments[0]! == "study-history").Arguments[1]!).Length, 10_000, 100_000);

        var before = study.HandedOut;
        await study.ChangeAsync(Some.Trial(20_000, TrialState.Complete, 0.995));

        page.WaitForAssertion(() => Assert.Equal("0.995", page.Find("[data-testid=best-value]").TextContent));
        page.WaitForAssertion(() => Assert.Contains("study-history", Charts.Invocations["append"].Select(call => call.Arguments[0])));
        Assert.Equal(before + 1, study.HandedOut);
    }

    [Fact]
    public async Task The_trials_tab_lists_every_trial_with_state_text_and_reason()
    {
        await MakeAsync();
        var page = Show(1, "?tab=trials");

        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("[data-testid=trial-row]").Count));
        var rows = page.FindAll("[data-testid=trial-row]").ToDictionary(row => row.GetAttribute("data-trial")!);
        Assert.Contains("below the median", rows["2"].TextContent, StringComparison.Ordinal);
        Assert.Contains("last reported", rows["2"].TextContent, StringComparison.Ordinal);
        Assert.Contains("out of memory", rows["3"].TextContent, StringComparison.Ordinal);
        Assert.Equal("–", rows["4"].QuerySelectorAll("td")[2].TextContent.Trim());
        Assert.Equal("hidden_size 64, lr 0.0005", rows["0"].QuerySelectorAll("td")[3].TextContent);
        Assert.Equal(Routes.Run(Some.RunId(0)), rows["0"].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("page", page.Find("[data-testid=tab-trials]").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Coming_back_to_the_overview_draws_the_charts_whole_again()
    {
        await MakeAsync();
        var page = Show(1);
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["replace"].Count));
        var first = Charts.Invocations["replace"].Select(call => (byte[])call.Arguments[1]!).ToArray();

        At("/studies/1?tab=trials");
        page.WaitForAssertion(() => Assert.Equal(2, Charts.Invocations["dispose"].Count));
        At("/studies/1");

        page.WaitForAssertion(() => Assert.Equal(4, Charts.Invocations["replace"].Count));
        Assert.Equal(first, Charts.Invocations["replace"].Skip(2).Select(call => (byte[])call.Arguments[1]!));
    }

    private async Task MakeAsync()
    {
        var study = Har.Study(1);
        study.Make(Some.Spec(), StudyPhase.Running, new StudyBudget(20, 1));
        await study.ChangeAsync(
            Some.Trial(0, TrialState.Complete, 0.9, null, 0.7, 0.9),
            Some.Trial(1, TrialState.Complete, 0.93, null, 0.8, 0.93),
            Some.Trial(2, TrialState.Pruned, 0.4, "its value 0.4 at step 1 is below the median", 0.4),
            Some.Trial(3, TrialState.Fail, null, "out of memory at step 2"),
            Some.Trial(4, TrialState.Running, null, null, 0.8),
            Some.Trial(5, TrialState.Waiting));
    }

    private IRenderedComponent<StudyPage> Show(long id, string query = "")
    {
        At($"/studies/{id}{query}");
        return Render<StudyPage>(parameters => parameters.Add(page => page.Id, id));
    }
}

using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class StudyObjectivesTests : PageTest
{
    [Fact]
    public async Task Of_several_objectives_the_overview_shows_the_pareto_front_and_no_single_best()
    {
        var page = await ShowAsync("");

        page.WaitForAssertion(() => Assert.Equal(["0", "2"], page.FindAll("[data-testid=front-row]").Select(row => row.GetAttribute("data-trial"))));
        Assert.Equal("accuracy (highest), latency (lowest)", page.Find("[data-testid=objectives]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=best-trial], [data-testid=best-value]"));
        Assert.Equal(["0", "0.9", "12"], page.FindAll("[data-testid=front-row]")[0].QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task A_trial_that_joins_the_front_is_there_without_a_reload()
    {
        var page = await ShowAsync("");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=front-row]").Count));

        Har.Study(1).BestNumbers = new HashSet<int> { 0, 3 };
        await Har.Study(1).ChangeAsync(Trial(3, 0.95, 11));

        page.WaitForAssertion(() => Assert.Equal(["0", "3"], page.FindAll("[data-testid=front-row]").Select(row => row.GetAttribute("data-trial"))));
    }

    [Fact]
    public async Task Parameters_have_their_importance_for_the_objective_and_by_the_method_that_the_address_names()
    {
        var page = await ShowAsync("?importance=fanova&objective=1");

        page.WaitForAssertion(() => Assert.Equal(["hidden_size", "lr"], Figure(page).Categories.Order()));
        Assert.Equal(1, Figure(page).Series[0].Values.Sum()!.Value, 9);
        Assert.Equal("fanova", page.Find("[data-testid=param-importance]").GetAttribute("data-method"));
        Assert.Equal("true", page.Find("[data-testid=importance-of-1]").GetAttribute("aria-current"));
        Assert.Equal("/studies/1?objective=1", page.Find("[data-testid=importance-ped-anova]").GetAttribute("href"));
    }

    [Fact]
    public async Task The_trials_tab_has_a_column_for_each_objective_by_its_name()
    {
        var page = await ShowAsync("?tab=trials");

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("[data-testid=trial-row]").Count));
        Assert.Equal(["Trial", "State", "accuracy", "latency", "Parameters", "Duration", "Why"], page.FindAll("[data-testid=trials] thead th").Select(head => head.TextContent.Trim().TrimEnd('↑', '↓', ' ')));
        var rows = page.FindAll("[data-testid=trial-row]").ToDictionary(row => row.GetAttribute("data-trial")!, row => row.QuerySelectorAll("td").Skip(2).Take(2).Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["0.8", "20"], rows["1"]);
        Assert.Equal(["–", "–"], rows["9"]);
    }

    private static AnalysisFigure Figure(IRenderedComponent<StudyPage> page) => page.FindComponent<AnalysisChart>().Instance.Figure;

    private static FrozenTrial Trial(int number, double accuracy, double latency) => Some.Trial(number, TrialState.Complete) with { Values = [accuracy, latency], Distributions = Some.Spec().Space.ToDictionary(x => x.Name, x => x.Distribution) };

    private async Task<IRenderedComponent<StudyPage>> ShowAsync(string query)
    {
        var study = Har.Study(1);
        study.Make(Some.Spec() with { Directions = [StudyDirection.Maximize, StudyDirection.Minimize], MetricNames = ["accuracy", "latency"] }, StudyPhase.Running, new StudyBudget(20, 1));
        study.BestNumbers = new HashSet<int> { 0, 2 };
        await study.ChangeAsync(Trial(0, 0.9, 12), Trial(1, 0.8, 20), Trial(2, 0.7, 5), Some.Trial(9, TrialState.Fail));
        At($"/studies/1{query}");
        return Render<StudyPage>(parameters => parameters.Add(page => page.Id, 1));
    }
}

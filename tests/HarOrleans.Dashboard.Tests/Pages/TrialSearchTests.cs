using AngleSharp.Dom;
using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Tests.Pages;

/// <summary>Six trials: 0 and 1 complete, 2 pruned, 3 failed, 4 running, 5 waiting.</summary>
public sealed class TrialSearchTests : PageTest
{
    public TrialSearchTests()
        : base(new StandingClock(Some.Noon.AddMinutes(10)))
    {
    }

    [Theory]
    [InlineData("", "5 4 3 2 1 0", "6 trials")]
    [InlineData("params.lr < 1e-3", "1 0", "2 of 6 trials")]
    [InlineData("params.lr = 0.002 and params.hidden_size in (32, 64)", "4 3 2", "3 of 6 trials")]
    [InlineData("params.activation like 're%'", "1", "1 of 6 trials")]
    [InlineData("params.activation is null", "5 4 3 2 0", "5 of 6 trials")]
    [InlineData("value > 0.91", "1", "1 of 6 trials")]
    [InlineData("not value > 0.91", "5 4 3 2 0", "5 of 6 trials")]
    [InlineData("number >= 4 or number = 0", "5 4 0", "3 of 6 trials")]
    [InlineData("state in (complete, pruned)", "2 1 0", "3 of 6 trials")]
    [InlineData("STATE = Fail or state = FAILED", "3", "1 of 6 trials")]
    [InlineData("duration = 30", "3 2 1 0", "4 of 6 trials")]
    [InlineData("duration > 599 and state = running", "4", "1 of 6 trials")]
    [InlineData("started > -11m", "4 3 2 1 0", "5 of 6 trials")]
    [InlineData("started > -9m", "", "0 of 6 trials")]
    [InlineData("finished <= '2026-03-01T12:00:30Z'", "3 2 1 0", "4 of 6 trials")]
    [InlineData("started is null", "5", "1 of 6 trials")]
    public async Task The_address_names_the_rows(string query, string numbers, string count)
    {
        await MakeAsync();
        var page = Show(query);

        page.WaitForAssertion(() => Assert.Equal(count, page.Find("[data-testid=trial-count]").TextContent));
        Assert.Equal(numbers, Numbers(page));
        Assert.Equal(query, Box(page).GetAttribute("value") ?? "");
        Assert.Empty(page.FindAll("[data-testid=trial-query-error]"));
    }

    [Fact]
    public async Task What_is_typed_goes_to_the_address_and_filters()
    {
        await MakeAsync();
        var page = Show("", 2);
        page.WaitForAssertion(() => Assert.Equal("6 trials", page.Find("[data-testid=trial-count]").TextContent));

        Box(page).Change("state = complete");

        page.WaitForAssertion(() => Assert.Equal("1 0", Numbers(page)));
        Assert.EndsWith("/studies/1?tab=trials&q=state%20%3D%20complete", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(TrialSearch.Example, Box(page).GetAttribute("placeholder"));

        Box(page).Change("");

        page.WaitForAssertion(() => Assert.Equal("5 4 3 2 1 0", Numbers(page)));
        Assert.EndsWith("/studies/1?tab=trials", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_query_marks_its_column_and_the_old_rows_stay()
    {
        await MakeAsync();
        var page = Show("state = complete");
        page.WaitForAssertion(() => Assert.Equal("1 0", Numbers(page)));

        Box(page).Change("state = complete and valu > 1");

        page.WaitForAssertion(() => Assert.Equal("22", page.Find("[data-testid=trial-query-error]").GetAttribute("data-column")));
        Assert.Equal(
            "Column 22: expected one of params.KEY, value, number, state, duration, started, finished, but found \"valu\".",
            page.Find("[data-testid=trial-query-error]").TextContent);
        Assert.Equal("1 0", Numbers(page));
        Assert.Equal("2 of 6 trials", page.Find("[data-testid=trial-count]").TextContent);
        Assert.Equal("true", Box(page).GetAttribute("aria-invalid"));
        Assert.Equal("state = complete and valu > 1", Box(page).GetAttribute("value"));
        Assert.Contains("q=state%20%3D%20complete%20and%20valu", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        Box(page).Change("state = pruned");

        page.WaitForAssertion(() => Assert.Equal("2", Numbers(page)));
        Assert.Empty(page.FindAll("[data-testid=trial-query-error]"));
        Assert.Equal("false", Box(page).GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_bad_query_in_an_address_shows_every_row_and_what_is_wrong()
    {
        await MakeAsync();
        var page = Show("state =");

        page.WaitForAssertion(() => Assert.Equal("8", page.Find("[data-testid=trial-query-error]").GetAttribute("data-column")));
        Assert.Equal("5 4 3 2 1 0", Numbers(page));
        Assert.Equal("6 trials", page.Find("[data-testid=trial-count]").TextContent);
    }

    [Fact]
    public async Task A_trial_that_changes_enters_and_leaves_the_rows_without_a_reload()
    {
        await MakeAsync();
        var page = Show("state = running");
        page.WaitForAssertion(() => Assert.Equal("4", Numbers(page)));

        await Har.Study(1).ChangeAsync(Trial(4, TrialState.Complete, 0.97));

        page.WaitForAssertion(() => Assert.Equal("0 of 6 trials", page.Find("[data-testid=trial-count]").TextContent));
        Assert.Equal(Routes.Study(1, Routes.TrialsTab), page.Find("[data-testid=no-matches] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Pages_are_of_what_matches_and_keep_the_query()
    {
        Har.Study(1).Make(Some.Spec());
        await Har.Study(1).ChangeAsync([.. Enumerable.Range(0, 120).Select(number => Trial(number, number % 2 == 0 ? TrialState.Complete : TrialState.Pruned, 0.5))]);
        var page = Show("state = complete", 2);

        page.WaitForAssertion(() => Assert.Equal("60 of 120 trials", page.Find("[data-testid=trial-count]").TextContent));
        Assert.Equal(10, page.FindAll("[data-testid=trial-row]").Count);
        Assert.Empty(page.FindAll("[data-testid=next-page]"));
        Assert.Equal("/studies/1?tab=trials&q=state%20%3D%20complete", page.Find("[data-testid=previous-page]").GetAttribute("href"));

        At(Routes.Study(1, Routes.TrialsTab, 9, "number < 60 and state = complete"));

        page.WaitForAssertion(() => Assert.Equal("30 of 120 trials", page.Find("[data-testid=trial-count]").TextContent));
        Assert.Equal(30, page.FindAll("[data-testid=trial-row]").Count);
    }

    private static IElement Box(IRenderedComponent<StudyPage> page) => page.Find("[data-testid=trial-query]");

    private static string Numbers(IRenderedComponent<StudyPage> page) => string.Join(' ', page.FindAll("[data-testid=trial-row]").Select(row => row.GetAttribute("data-trial")));

    /// <summary>Trial 1 alone names an activation, trial 5 has no parameters yet, and from 2 on the learning rate is larger.</summary>
    private static FrozenTrial Trial(int number, TrialState state, double? value = null)
    {
        var trial = Some.Trial(number, state, value);
        return trial with
        {
            Params = number switch
            {
                0 => trial.Params,
                1 => new Dictionary<string, ParamValue>(trial.Params) { ["activation"] = ParamValue.Of("relu") },
                5 => new Dictionary<string, ParamValue>(),
                _ => new Dictionary<string, ParamValue>(trial.Params) { ["lr"] = ParamValue.Of(0.002) },
            },
        };
    }

    private async Task MakeAsync()
    {
        Har.Study(1).Make(Some.Spec(), StudyPhase.Running, new StudyBudget(20, 1));
        await Har.Study(1).ChangeAsync(
            Trial(0, TrialState.Complete, 0.9),
            Trial(1, TrialState.Complete, 0.93),
            Trial(2, TrialState.Pruned, 0.4),
            Trial(3, TrialState.Fail),
            Trial(4, TrialState.Running),
            Trial(5, TrialState.Waiting));
    }

    private IRenderedComponent<StudyPage> Show(string query, int page = 1)
    {
        At(Routes.Study(1, Routes.TrialsTab, page, query));
        return Render<StudyPage>(parameters => parameters.Add(shown => shown.Id, 1));
    }
}

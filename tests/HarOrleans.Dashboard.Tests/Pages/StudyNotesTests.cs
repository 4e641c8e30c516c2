using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class StudyNotesTests : PageTest
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studys_note_is_written_and_shown()
    {
        var page = Show("?tab=notes");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));

        await page.Find("[data-testid=note-edit]").ClickAsync();
        await page.Find("[data-testid=note-draft]").ChangeAsync("**why**");
        await page.Find("[data-testid=note-save]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("why", page.Find("[data-testid=note-text] strong").TextContent));
        Assert.Equal("**why**", Har.Study(1).Snapshot.Note);
    }

    [Fact]
    public async Task What_another_saves_meanwhile_is_shown_beside_the_text_that_is_being_written()
    {
        var page = Show("?tab=notes");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));
        await page.Find("[data-testid=note-edit]").ClickAsync();
        await page.Find("[data-testid=note-draft]").ChangeAsync("mine");

        await Har.Study(1).SetNoteAsync("", "theirs", Cancelled);

        page.WaitForAssertion(() => Assert.Contains("theirs", page.Find("[data-testid=note-theirs]").TextContent, StringComparison.Ordinal));
        Assert.Equal("mine", page.Find("[data-testid=note-draft]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_study_is_stopped_and_resumed_from_its_page()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=study-stop]")));

        await page.Find("[data-testid=study-stop]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("stopped", page.Find("[data-testid=time-left]").TextContent));
        Assert.Equal(StudyPhase.Stopped, Har.Study(1).Snapshot.Phase);

        await page.Find("[data-testid=study-resume]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=study-stop]")));
        Assert.Equal(new StudyBudget(20, 1), Har.Study(1).Snapshot.Budget);
    }

    [Fact]
    public async Task A_study_is_paused_and_goes_on_from_its_page()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=study-pause]")));

        await page.Find("[data-testid=study-pause]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("paused", page.Find("[data-testid=time-left]").TextContent));
        Assert.Equal(StudyPhase.Paused, Har.Study(1).Snapshot.Phase);
        Assert.NotNull(page.Find("[data-testid=study-stop]"));

        await page.Find("[data-testid=study-resume]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=study-pause]")));
        Assert.Equal(StudyPhase.Running, Har.Study(1).Snapshot.Phase);
    }

    [Fact]
    public async Task The_next_waiting_trial_says_its_place_in_the_queue()
    {
        Har.Lists.Queue = new([new("silo", ["a"], new Dictionary<string, LeaseKey>(), 0, false)], [new(new("default", 1, 5), 2, "all slots are busy")]);
        var page = Show();
        await Har.Study(1).ChangeAsync(Some.Trial(4, TrialState.Complete, 0.9), Some.Trial(5, TrialState.Waiting));

        page.WaitForAssertion(() => Assert.StartsWith("position 2, about 1 min", page.Find("[data-testid=study-queue]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_order_of_the_trials_stands_in_the_address()
    {
        var page = Show("?tab=trials&sort=-value");
        await Har.Study(1).ChangeAsync(
            Some.Trial(0, TrialState.Complete, 0.5), Some.Trial(1, TrialState.Complete, 0.9), Some.Trial(2, TrialState.Running), Some.Trial(3, TrialState.Complete, 0.7));

        page.WaitForAssertion(() => Assert.Equal(["1", "3", "0", "2"], page.FindAll("[data-testid=trial-row]").Select(row => row.GetAttribute("data-trial"))));
        Assert.Equal("descending", page.Find("[data-testid=sort-value]").ParentElement!.GetAttribute("aria-sort"));
        Assert.Equal("/studies/1?tab=trials&sort=value", page.Find("[data-testid=sort-value]").GetAttribute("href"));
        Assert.Equal("/studies/1?tab=trials&sort=-state", page.Find("[data-testid=sort-state]").GetAttribute("href"));
    }

    private IRenderedComponent<StudyPage> Show(string query = "")
    {
        Har.Study(1).Make(Some.Spec(), StudyPhase.Running, new StudyBudget(20, 1));
        At($"/studies/1{query}");
        return Render<StudyPage>(parameters => parameters.Add(page => page.Id, 1));
    }
}

using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunNotesTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_written_previewed_saved_and_shown()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));

        await page.Find("[data-testid=note-edit]").ClickAsync();
        await page.Find("[data-testid=note-draft]").ChangeAsync("# Why\n\nTwo layers");
        await page.Find("[data-testid=note-preview]").ClickAsync();
        Assert.Equal("Why", page.Find("[data-testid=note-text] h3").TextContent);
        await page.Find("[data-testid=note-save]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("shown", page.Find("[data-testid=note]").GetAttribute("data-mode")));
        Assert.Equal("Why", page.Find("[data-testid=note-text] h3").TextContent);
        Assert.Equal("# Why\n\nTwo layers", (await Har.Run(Id).GetAsync(Cancelled)).Tags[Notes.RunTag]);
    }

    [Fact]
    public async Task What_another_saves_is_shown_at_once()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));

        await Har.Run(Id).SetNoteAsync("", "from elsewhere", Cancelled);

        page.WaitForAssertion(() => Assert.Contains("from elsewhere", page.Find("[data-testid=note-text]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_saves_second_is_told_keeps_the_text_and_decides()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));
        await page.Find("[data-testid=note-edit]").ClickAsync();
        await page.Find("[data-testid=note-draft]").ChangeAsync("mine");

        await Har.Run(Id).SetNoteAsync("", "theirs", Cancelled);

        page.WaitForAssertion(() => Assert.Contains("theirs", page.Find("[data-testid=note-theirs]").TextContent, StringComparison.Ordinal));
        Assert.Equal("mine", page.Find("[data-testid=note-draft]").GetAttribute("value"));
        Assert.True(page.Find("[data-testid=note-save]").HasAttribute("disabled"));
        await page.Find("[data-testid=note-mine]").ClickAsync();
        await page.Find("[data-testid=note-save]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("mine", page.Find("[data-testid=note-text]").TextContent, StringComparison.Ordinal));
        Assert.Equal("mine", (await Har.Run(Id).GetAsync(Cancelled)).Tags[Notes.RunTag]);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_with_its_length_and_kept()
    {
        var page = Show();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-testid=no-note]")));
        await page.Find("[data-testid=note-edit]").ClickAsync();
        await page.Find("[data-testid=note-draft]").ChangeAsync(new string('x', Notes.MaxLength + 1));
        await page.Find("[data-testid=note-save]").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("65537", page.Find("[data-testid=note-fault]").TextContent, StringComparison.Ordinal));
        Assert.Equal("written", page.Find("[data-testid=note]").GetAttribute("data-mode"));
    }

    [Fact]
    public void A_note_is_no_tag_among_the_others()
    {
        var run = Some.Run(Id);
        Har.Run(Id).Make(run with { Tags = new Dictionary<string, string>(run.Tags) { [Notes.RunTag] = "long text" } });
        At($"/runs/{Id}");
        var page = Render<RunPage>(parameters => parameters.Add(shown => shown.Id, Id));

        page.WaitForAssertion(() => Assert.Equal("device=cpu", page.Find("[data-testid=tags]").TextContent.Trim()));
    }

    private IRenderedComponent<RunPage> Show()
    {
        Har.Run(Id).Make(Some.Run(Id));
        At($"/runs/{Id}?tab=notes");
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

using System.Globalization;
using Bunit;
using HarOrleans.Contracts;
using HarOrleans.Dashboard.Components.Pages;
using HarOrleans.Dashboard.Tests.Scripted;

namespace HarOrleans.Dashboard.Tests.Pages;

public sealed class RunArtifactsTests : PageTest
{
    private static readonly string Id = Some.RunId(3);

    public RunArtifactsTests() => Har.Run(Id).Make(Some.Run(Id));

    [Fact]
    public void Without_files_the_tab_says_what_would_fill_it()
    {
        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("SaveArtifact", page.Find("[data-testid=no-artifacts]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_listed_with_their_sizes_and_links_to_download_them()
    {
        Add("model/model_state_dict.pth", new string('w', 345_678));
        Add("notes und mehr#1.txt", "hello");
        var page = Show();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=artifact-row]").Count));
        Assert.Equal(["345.7 kB", "5 B"], page.FindAll("[data-testid=artifact-row] td.num").Select(cell => cell.TextContent));
        Assert.Equal(
            [$"/api/runs/{Id}/artifacts/model/model_state_dict.pth", $"/api/runs/{Id}/artifacts/notes%20und%20mehr%231.txt"],
            page.FindAll("[data-testid=artifact-row] a[download]").Select(link => link.GetAttribute("href")));
        Assert.Equal($"/runs/{Id}?tab=artifacts&file=model%2Fmodel_state_dict.pth", page.Find("[data-testid=artifact-row] a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_is_read_slowly_never_stands_under_the_name_of_the_next_one()
    {
        Add("slow.txt", "the slow one");
        Add("quick.txt", "the quick one");
        Files.Holds["slow.txt"] = new TaskCompletionSource();
        var page = Show("slow.txt");
        page.WaitForAssertion(() => Assert.Equal("slow.txt", page.Find("[data-testid=artifact-viewer] h2").TextContent));
        At(Routes.RunFile(Id, "quick.txt"));
        page.WaitForAssertion(() => Assert.Equal("the quick one", page.Find("[data-testid=artifact-text]").TextContent));

        Files.Holds["slow.txt"].SetResult();
        await page.InvokeAsync(() => Task.Yield());
        await page.InvokeAsync(() => { }); // Behind what follows the answer.
        Assert.Equal("the quick one", page.Find("[data-testid=artifact-text]").TextContent);
    }

    [Fact]
    public void A_table_shows_its_first_200_rows()
    {
        Add("values.csv", "name,value\n\"a, quoted\",1\n" + string.Concat(Enumerable.Range(0, 300).Select(i => i.ToString(CultureInfo.InvariantCulture) + ",2\n")));
        var page = Show("values.csv");

        page.WaitForAssertion(() => Assert.Equal(200, page.FindAll("[data-testid=artifact-table] tbody tr").Count));
        Assert.Equal(["name", "value"], page.FindAll("[data-testid=artifact-table] th").Select(cell => cell.TextContent));
        Assert.Equal("a, quoted", page.Find("[data-testid=artifact-table] td").TextContent);
        Assert.Contains("The first 200 rows", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_shown_as_text_and_json_indented()
    {
        Add("log.txt", "<b>not bold</b>\nsecond line");
        Add("result.json", """{"best":{"value":0.9}}""");
        Add("broken.json", """{"best":""");

        var page = Show("log.txt");
        page.WaitForAssertion(() => Assert.Equal("<b>not bold</b>\nsecond line", page.Find("[data-testid=artifact-text]").TextContent));
        page = Show("result.json");
        page.WaitForAssertion(() => Assert.Contains("    \"value\": 0.9", page.Find("[data-testid=artifact-text]").TextContent, StringComparison.Ordinal));
        page = Show("broken.json");
        page.WaitForAssertion(() => Assert.Equal("{\"best\":", page.Find("[data-testid=artifact-text]").TextContent));
    }

    [Fact]
    public void A_logged_page_stands_in_a_frame_that_may_do_nothing_and_a_picture_comes_from_its_own_address()
    {
        Add("bars.html", "<script>alert(1)</script>");
        Add("curve.svg", "<svg/>");

        var page = Show("bars.html");
        page.WaitForAssertion(() => Assert.Equal("", page.Find("iframe").GetAttribute("sandbox")));
        Assert.StartsWith($"/api/runs/{Id}/artifacts/bars.html?inline=1&v=", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", page.Markup, StringComparison.Ordinal);
        page = Show("curve.svg");
        page.WaitForAssertion(() => Assert.StartsWith($"/api/runs/{Id}/artifacts/curve.svg?inline=1", page.Find("[data-testid=artifact-viewer] img").GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_large_or_unknown_is_only_downloaded()
    {
        Add("model.pth", "weights");
        Har.Run(Id).Files.Add(new("huge.txt", 10_000_000, Some.Noon));

        var page = Show("model.pth");
        page.WaitForAssertion(() => Assert.Contains("not shown here", page.Find("[data-testid=artifact-only-download]").TextContent, StringComparison.Ordinal));
        page = Show("huge.txt");
        page.WaitForAssertion(() => Assert.Contains("too large", page.Find("[data-testid=artifact-only-download]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/api/runs/{Id}/artifacts/huge.txt", page.Find("[data-testid=artifact-download]").GetAttribute("href"));
    }

    [Fact]
    public void A_file_that_is_gone_is_said_to_be_gone()
    {
        Har.Run(Id).Files.Add(new("log.txt", 5, Some.Noon));
        var page = Show("log.txt");
        page.WaitForAssertion(() => Assert.Contains("cannot be read here any more", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        page = Show("never.txt");
        page.WaitForAssertion(() => Assert.Contains("has no file", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private void Add(string path, string text)
    {
        Files.Put(path, text);
        Har.Run(Id).Files.Add(new ArtifactInfo(path, text.Length, Some.Noon));
    }

    private IRenderedComponent<RunPage> Show(string? file = null)
    {
        At(file is null ? $"/runs/{Id}?tab=artifacts" : Routes.RunFile(Id, file));
        return Render<RunPage>(parameters => parameters.Add(page => page.Id, Id));
    }
}

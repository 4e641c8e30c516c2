using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HarOrleans.Dashboard.Tests.Text;

public sealed class NoteTextTests
{
    [Fact]
    public void Markdown_becomes_headings_below_the_pages_lists_tables_and_links()
    {
        var note = Show("# Why\n\nTwo **layers**, ~~one~~\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nSee [docs](https://example.org/a?b=1) and `code`.");

        Assert.Equal("Why", note.QuerySelector("h3")!.TextContent);
        Assert.Null(note.QuerySelector("h1, h2"));
        Assert.Equal("layers", note.QuerySelector("strong")!.TextContent);
        Assert.Equal("one", note.QuerySelector("del")!.TextContent);
        Assert.Equal(["a", "b"], note.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal(["1", "2"], note.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal("https://example.org/a?b=1", note.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("noopener noreferrer nofollow", note.QuerySelector("a")!.GetAttribute("rel"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<details open ontoggle=alert(1)>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://elsewhere.example/pixel.png)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[x](https://a.example \"onmouseover=alert(1) x=\")")]
    [InlineData("`</code><script>alert(1)</script>`")]
    [InlineData("```html onclick=alert(1)\n</pre><script>alert(1)</script>\n```")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    public void What_is_hostile_does_nothing(string markdown)
    {
        var note = Show(markdown);

        Assert.Empty(note.QuerySelectorAll("script, img, svg, iframe, object, embed, style, link, form, details, base, meta"));
        Assert.DoesNotContain(
            note.QuerySelectorAll("*").SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "src" or "id" or "class");
        Assert.All(note.QuerySelectorAll("[href]"), link => Assert.Matches("^(https?:|mailto:)", link.GetAttribute("href")));
    }

    [Fact]
    public void Html_that_was_written_can_still_be_read() =>
        Assert.Contains("<b>bold</b>", Show("<b>bold</b> move").TextContent, StringComparison.Ordinal);

    private static IElement Show(string markdown) => new HtmlParser().ParseDocument($"<body>{NoteText.Render(markdown)}</body>").Body!;
}

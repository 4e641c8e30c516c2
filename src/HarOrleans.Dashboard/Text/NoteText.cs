using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard;

/// <summary>
/// Turns a note into markup that is safe in our page, whatever was written: HTML in it stays text, and what Markdown makes is let through a list of allowed
/// elements afterwards. No pictures: a note must not make browsers ask other servers.
/// </summary>
internal static class NoteText
{
    /// <summary>A note's first heading stands below the page's h1 and the card's h2.</summary>
    private const int HeadingsBelow = 2;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseListExtras().Build();

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>The note as markup.</summary>
    public static MarkupString Render(string note)
    {
        var document = Markdown.Parse(note, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + HeadingsBelow);
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new MarkupString(Sanitizer.Sanitize(writer.ToString()));
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "del", "ins", "mark", "sub", "sup",
                "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "input",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start", "type", "checked", "disabled", "rel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        });
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (processed.Node is AngleSharp.Dom.IElement { LocalName: "a" } link)
            {
                link.SetAttribute("rel", "noopener noreferrer nofollow");
            }
        };
        return sanitizer;
    }
}

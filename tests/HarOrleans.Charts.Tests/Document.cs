using System.Xml.Linq;

namespace HarOrleans.Charts.Tests;

/// <summary>Reads a document as a browser would, strictly: every element is closed.</summary>
internal static class Document
{
    internal static XElement Read(string page)
    {
        // The two empty elements of the head are the only ones that HTML leaves open.
        var closed = page.Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
            .Replace("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">", string.Empty, StringComparison.Ordinal);
        return XDocument.Parse(closed[closed.IndexOf("<html", StringComparison.Ordinal)..]).Root!;
    }

    /// <summary>The rows of all tables, cells joined by a bar.</summary>
    internal static IReadOnlyList<string> Rows(string page) =>
        [.. Read(page).Descendants("tbody").Elements("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];

    /// <summary>Elements of the drawings by their SVG name.</summary>
    internal static IEnumerable<XElement> Shapes(string page, string name) =>
        Read(page).Descendants().Where(x => x.Name.LocalName == name && x.Name.NamespaceName == "http://www.w3.org/2000/svg");

    /// <summary>The colour of each rectangle that is painted.</summary>
    internal static IEnumerable<string> Filled(string page) =>
        Shapes(page, "rect").Select(x => ((string?)x.Attribute("style") ?? "fill:none").Split(';')[0]).Where(x => x.StartsWith("fill:rgb", StringComparison.Ordinal));

    internal static void StandsAlone(string page)
    {
        var root = Read(page);
        Assert.Single(root.Descendants("title"));
        Assert.DoesNotContain(root.Descendants(), x => x.Name.LocalName is "link" or "img" or "iframe" or "image");
        Assert.DoesNotContain(root.Descendants().Attributes(), x => x.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.All(root.Descendants("figure"), x =>
        {
            var drawing = x.Element("div")!;
            Assert.Equal("img", (string?)drawing.Attribute("role"));
            var summary = x.Element("figcaption")!;
            Assert.Equal((string?)drawing.Attribute("aria-labelledby"), (string?)summary.Attribute("id"));
            Assert.NotEqual(string.Empty, summary.Value);
        });
    }
}

using System.Text;

namespace HarOrleans.Charts.Pages;

/// <summary>One document of figures, each with its table below it. Nothing in it points outside.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--grid:#d1d9e0;--paper:#fff}
        @media (prefers-color-scheme:dark){:root{--ink:#f0f6fc;--soft:#9198a1;--grid:#3d444d;--paper:#0d1117}}
        body{margin:2rem auto;max-width:76rem;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
        h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .25rem}figure{margin:0}figcaption{color:var(--soft)}
        .drawing{overflow-x:auto}svg{display:block}.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(30rem,1fr));gap:0 2rem}section{min-width:0}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:.15rem .75rem .15rem 0;border-bottom:1px solid var(--grid);text-align:right}th:first-child{text-align:left;font-weight:normal}
        thead th,thead th:first-child{font-weight:600}summary{cursor:pointer;color:var(--soft)}.table{overflow-x:auto}
        """;

    /// <summary>The whole document. One figure alone takes the page's heading for its own.</summary>
    internal static string Write(string title, IReadOnlyList<Figure> figures)
    {
        var page = new StringBuilder();
        Begin(page, title);
        var several = figures.Count > 1;
        page.Append(several ? "<div class=\"figures\">\n" : string.Empty);
        for (var at = 0; at < figures.Count; at++)
        {
            page.Append("<section>\n");
            Append(page, figures[at], at, several);
            page.Append("</section>\n");
        }

        return page.Append(several ? "</div>\n" : string.Empty).Append("</body>\n</html>\n").ToString();
    }

    private static void Begin(StringBuilder page, string title)
    {
        var shown = Words.Escape(title);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
            .Append("<title>").Append(shown).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(shown).Append("</h1>\n");
    }

    private static void Append(StringBuilder page, Figure figure, int number, bool withHeading)
    {
        if (withHeading)
        {
            page.Append("<h2>").Append(Words.Escape(figure.Title)).Append("</h2>\n");
        }

        var label = FormattableString.Invariant($"summary-{number}");
        page.Append("<figure>\n").Append(figure.Controls).Append("<div class=\"drawing\" role=\"img\" aria-labelledby=\"").Append(label).Append("\">\n").Append(figure.Svg).Append("\n</div>\n")
            .Append("<figcaption id=\"").Append(label).Append("\">").Append(Words.Escape(figure.Summary)).Append("</figcaption>\n</figure>\n")
            .Append("<details>\n<summary>").Append(Words.Escape(figure.TableName)).Append("</summary>\n<div class=\"table\"><table>\n<thead><tr>");
        foreach (var name in figure.Head)
        {
            page.Append("<th scope=\"col\">").Append(Words.Escape(name)).Append("</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in figure.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Words.Escape(row[0])).Append("</th>");
            foreach (var cell in row.Skip(1))
            {
                page.Append("<td>").Append(Words.Escape(cell)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n</details>\n");
    }
}

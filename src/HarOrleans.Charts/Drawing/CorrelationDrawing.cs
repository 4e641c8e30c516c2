using System.Text;
using HarOrleans.Charts.Pages;

namespace HarOrleans.Charts.Drawing;

/// <summary>
/// A heat map that is zoomed by radio buttons and moved by scrolling, without a script: the picture has a pixel a value and is stretched, the names stand beside it in units of a
/// value's side and stay in view.
/// </summary>
internal static class CorrelationDrawing
{
    private const int PairsListed = 100;
    private const int FirstZoom = 1;

    /// <summary>Name units left and above; a name is at most so long.</summary>
    private const int Margin = 17;

    /// <summary>From this size on, names can be read.</summary>
    private const int ReadableFrom = 8;

    private static readonly int[] Zooms = [1, 2, 4, 8, 16];

    internal static Figure Figure(CorrelationMap map)
    {
        var body = new StringBuilder();
        body.Append("<style>").Append(Style(map)).Append("</style>\n<div class=\"heat\">\n");
        Corner(body);
        Names(body, map.Names, "top", (at, name) => FormattableString.Invariant($"<text transform=\"translate({at + 0.8},{Margin - 0.3}) rotate(-90)\">{name}</text>"));
        Names(body, map.Names, "side", (at, name) => FormattableString.Invariant($"<text x=\"{Margin - 0.3}\" y=\"{at + 0.8}\" text-anchor=\"end\">{name}</text>"));
        body.Append("<div class=\"cells\"></div>\n</div>");
        var pairs = Strongest(map).ToArray();
        return new Figure(map.Title, Summary(map, pairs), body.ToString(), ["first", "second", map.ValueName], pairs.Select(x => (IReadOnlyList<string>)
        [
            map.Names[x.First], map.Names[x.Second], Words.Exact(x.Value),
        ]))
        {
            Controls = Controls(),
            TableName = FormattableString.Invariant($"The {pairs.Length} strongest pairs as a table"),
        };
    }

    private static string Controls()
    {
        var controls = new StringBuilder("Zoom");
        foreach (var (place, zoom) in Zooms.Index())
        {
            controls.Append(FormattableString.Invariant(
                $"<input type=\"radio\" name=\"zoom\" id=\"zoom-{zoom}\"{(place == FirstZoom ? " checked=\"checked\"" : string.Empty)} /><label for=\"zoom-{zoom}\">{zoom}×</label>\n"));
        }

        return controls.Append("<p>−1<span class=\"scale\"></span>1</p>\n").ToString();
    }

    private static string Style(CorrelationMap map)
    {
        var style = new StringBuilder();
        style.Append(FormattableString.Invariant(
            $".heat{{--n:{map.Names.Count};display:grid;grid-template-columns:max-content max-content;max-height:82vh;overflow:auto;border:1px solid var(--grid);width:fit-content;max-width:100%}}"))
            .Append(".heat svg{fill:var(--ink);background:var(--paper);font-size:.8px}.heat .top{position:sticky;top:0;z-index:1}.heat .side{position:sticky;left:0}")
            .Append(".heat .corner{position:sticky;top:0;left:0;z-index:2;background:var(--paper)}.heat .cells{image-rendering:pixelated;background-size:100% 100%;width:calc(var(--n)*var(--cell));height:calc(var(--n)*var(--cell))}")
            .Append(FormattableString.Invariant($".heat .top{{width:calc(var(--n)*var(--cell));height:calc({Margin}*var(--cell))}}.heat .side{{height:calc(var(--n)*var(--cell));width:calc({Margin}*var(--cell))}}"))
            .Append(".heat .cells{background-image:url(data:image/png;base64,").Append(Convert.ToBase64String(CorrelationPicture.Png(map, 1))).Append(")}")
            .Append(".scale{display:inline-block;width:12rem;height:.8rem;margin:0 .5rem;vertical-align:middle;background:linear-gradient(to right,").Append(string.Join(',', CorrelationPicture.Stops)).Append(")}")
            .Append("input{margin:0 .3rem 0 1rem}");
        foreach (var zoom in Zooms)
        {
            style.Append(FormattableString.Invariant($"#zoom-{zoom}:checked~.drawing .heat{{--cell:{zoom}px}}"));
            if (zoom < ReadableFrom)
            {
                style.Append(FormattableString.Invariant($"#zoom-{zoom}:checked~.drawing .heat :is(.top,.side,.corner){{display:none}}#zoom-{zoom}:checked~.drawing .heat{{grid-template-columns:max-content}}"));
            }
        }

        return style.ToString();
    }

    private static void Corner(StringBuilder body) => body.Append("<div class=\"corner\"></div>\n");

    private static void Names(StringBuilder body, IReadOnlyList<string> names, string place, Func<int, string, string> write)
    {
        var box = place == "top" ? FormattableString.Invariant($"0 0 {names.Count} {Margin}") : FormattableString.Invariant($"0 0 {Margin} {names.Count}");
        body.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{place}\" viewBox=\"{box}\">");
        foreach (var (at, name) in names.Index())
        {
            body.Append(write(at, Words.Escape(CategoryLabels.Cut(name))));
        }

        body.Append("</svg>\n");
    }

    private static IEnumerable<(int First, int Second, double Value)> Strongest(CorrelationMap map) =>
        (from first in Enumerable.Range(0, map.Names.Count)
         from second in Enumerable.Range(first + 1, map.Names.Count - first - 1)
         let value = map.Values[(first * map.Names.Count) + second]
         where double.IsFinite(value)
         orderby Math.Abs(value) descending
         select (first, second, value)).Take(PairsListed);

    private static string Summary(CorrelationMap map, (int First, int Second, double Value)[] pairs)
    {
        var strongest = pairs.Length == 0 ? string.Empty : $" Strongest are {map.Names[pairs[0].First]} and {map.Names[pairs[0].Second]}, {Words.Short(pairs[0].Value)}.";
        return FormattableString.Invariant($"Heat map of the {map.ValueName} of {map.Names.Count} columns with each other: blue at -1, white at 0, red at 1, grey where there is none.{strongest}");
    }
}

namespace HarOrleans.Charts.Tests;

public sealed class BarChartTests
{
    private static readonly BarChart Two = new(
        "Importance", "feature", "drop of accuracy", ["walk", "sit", "lie"], [new("train", [0.5, null, -0.25]), new("test", [1, double.NaN, 0.125])]);

    [Fact]
    public void The_same_chart_gives_the_same_bytes() => Assert.Equal(HtmlCharts.Bars(Two), HtmlCharts.Bars(Two));

    [Fact]
    public void The_document_needs_nothing_else() => Document.StandsAlone(HtmlCharts.Bars(Two));

    [Fact]
    public void Every_bar_is_drawn_in_its_series_colour_and_a_missing_value_is_none()
    {
        var colours = Document.Filled(HtmlCharts.Bars(Two)).CountBy(x => x).Select(x => x.Value);

        // Two bars a series, and its square in the legend.
        Assert.Equal([3, 3], colours);
    }

    [Fact]
    public void The_table_holds_every_value_and_a_dash_for_each_missing_one() =>
        Assert.Equal(["walk|0.5|1", "sit|–|–", "lie|-0.25|0.125"], Document.Rows(HtmlCharts.Bars(Two)));

    [Fact]
    public void The_summary_names_extremes_and_what_is_missing() =>
        Assert.Equal(
            "Bar chart of drop of accuracy by feature: 3 categories, 2 series. train: highest 0.5 at walk, lowest -0.25 at lie, 1 category without a value. "
                + "test: highest 1 at walk, lowest 0.125 at lie, 1 category without a value.",
            Document.Read(HtmlCharts.Bars(Two)).Descendants("figcaption").Single().Value);

    [Fact]
    public void Ink_follows_the_readers_colour_scheme()
    {
        var page = HtmlCharts.Bars(Two);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.All(Document.Shapes(page, "text"), x => Assert.Contains("var(--ink)", x.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("rgb(1,2,3)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rgb(4,5,6)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_never_markup()
    {
        const string Sharp = "<b>\"&'</b>";
        var page = HtmlCharts.Bars(new BarChart(Sharp, Sharp, Sharp, [Sharp], [new(Sharp, [1]), new("other", [2])]));

        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(Sharp, Document.Read(page).Descendants("h1").Single().Value);
        Assert.Equal([$"{Sharp}|1|2"], Document.Rows(page));
    }

    [Fact]
    public void Hundreds_of_categories_keep_every_bar_and_thin_their_labels()
    {
        var names = Enumerable.Range(0, 562).Select(x => $"category-{x}").ToArray();
        var page = HtmlCharts.Bars(new BarChart("many", "category", "value", names, [new("one", [.. names.Select((_, x) => (double?)x + 1)])]));

        Assert.Equal(562, Document.Rows(page).Count);
        Assert.Equal(562, Document.Filled(page).Count());
        Assert.InRange(Document.Shapes(page, "text").Count(x => x.Value.StartsWith("category-", StringComparison.Ordinal)), 30, 60);
    }

    [Fact]
    public void A_chart_without_categories_is_still_a_document() =>
        Assert.Empty(Document.Rows(HtmlCharts.Bars(new BarChart("empty", "category", "value", [], [new("one", [])]))));

    [Fact]
    public void Words_that_look_like_a_drawings_colours_and_names_are_left_alone()
    {
        const string Odd = "rgb(1,2,3) url(#clipPath1)";
        var page = HtmlCharts.Bars(new BarChart(Odd, Odd, Odd, [Odd], [new(Odd, [1])]));
        Assert.Contains(Document.Shapes(page, "text"), x => x.Value == Odd);
    }

    [Fact]
    public void A_series_of_another_length_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => HtmlCharts.Bars(new BarChart("t", "c", "v", ["a"], [new("short", [])])));
        Assert.StartsWith("Series 'short' has 0 values, but there are 1 categories.", refused.Message, StringComparison.Ordinal);
    }
}

using System.Xml.Linq;

namespace HarOrleans.Charts.Tests;

public sealed class SpreadTests
{
    private static readonly HistogramChart Bins = new("tBodyAcc<mean>", "value", [-1, 0, 0.5, 1], [3, 0, 4]);
    private static readonly BoxChart Boxes = new("a", "activity", "value", [new("LAYING", 0, 1, 2, 3, 4, [9, -7]), new("WALKING", 1, 2, 3, 4, 5, [])]);

    [Fact]
    public void A_histogram_has_a_bar_for_each_bin_and_its_table()
    {
        var page = HtmlCharts.Histograms("Spread", [Bins]);

        Document.StandsAlone(page);
        Assert.Equal(["-1|0|3", "0|0.5|0", "0.5|1|4"], Document.Rows(page));
        Assert.Equal("Histogram of 7 values in 3 bins from -1 to 1; most, 4, between 0.5 and 1.", Document.Read(page).Descendants("figcaption").Single().Value);
        Assert.Equal(page, HtmlCharts.Histograms("Spread", [Bins]));
    }

    [Fact]
    public void Several_figures_share_a_page_each_with_its_heading_and_identities_of_its_own()
    {
        var page = HtmlCharts.Histograms("Spread", [Bins, Bins with { Title = "other" }]);
        var ids = Document.Read(page).Descendants().Attributes("id").Select(id => id.Value).ToArray();

        Document.StandsAlone(page);
        Assert.Equal(["tBodyAcc<mean>", "other"], Document.Read(page).Descendants("h2").Select(x => x.Value));
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Boxes_stand_side_by_side_with_their_outliers_counted()
    {
        var page = HtmlCharts.Boxes("Boxes", [Boxes]);

        Document.StandsAlone(page);
        Assert.Equal(["LAYING|0|1|2|3|4|2", "WALKING|1|2|3|4|5|0"], Document.Rows(page));
        Assert.Contains("lowest for LAYING, 2, and highest for WALKING, 3; 2 values lie beyond the whiskers.", Document.Read(page).Descendants("figcaption").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_outliers_that_share_a_pixel_one_is_drawn_and_all_are_counted()
    {
        double[] many = [.. Enumerable.Range(0, 10_000).Select(at => 5 + (at / 10_000.0))];
        var page = HtmlCharts.Boxes("Boxes", [new("a", "activity", "value", [new("LAYING", 0, 1, 2, 3, 4, many)])]);

        Assert.Equal(["LAYING|0|1|2|3|4|10000"], Document.Rows(page));
        Assert.InRange(Document.Shapes(page, "ellipse").Count(), 60, 80); // a sixth of the 400 pixels
    }

    [Fact]
    public void Stacked_bars_reach_as_high_as_their_sum()
    {
        var chart = new BarChart("b", "subject", "rows", ["1", "2"], [new("LAYING", [10, 20]), new("WALKING", [30, 5])]);
        var (stacked, beside) = (HtmlCharts.Bars(chart with { Stacked = true }), HtmlCharts.Bars(chart));

        Document.StandsAlone(stacked);
        Assert.Equal(Document.Rows(beside), Document.Rows(stacked));
        Assert.Contains(Document.Shapes(stacked, "text"), x => x.Value == "40");
        Assert.DoesNotContain(Document.Shapes(beside, "text"), x => x.Value == "40");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_by_name()
    {
        Assert.StartsWith("Histogram 'h' has 2 edges for 2 bins.", Assert.Throws<ArgumentException>(() => HtmlCharts.Histograms("t", [new("h", "v", [0, 1], [1, 2])])).Message, StringComparison.Ordinal);
        Assert.StartsWith("'b' has no box.", Assert.Throws<ArgumentException>(() => HtmlCharts.Boxes("t", [new("b", "c", "v", [])])).Message, StringComparison.Ordinal);
    }
}

namespace HarOrleans.Charts.Tests;

public sealed class HeatMapTests
{
    private static readonly HeatMap Scores = new("Scores", "model", "score", ["guess", "line"], ["accuracy", "F1"], [[0.25, null], [0.75, 1]], Digits: 2);

    [Fact]
    public void The_same_map_gives_the_same_bytes_and_the_document_needs_nothing_else()
    {
        var page = HtmlCharts.HeatMaps("All", Scores);
        Assert.Equal(page, HtmlCharts.HeatMaps("All", Scores));
        Document.StandsAlone(page);
    }

    [Fact]
    public void Every_cell_has_its_figure_in_writing_and_a_missing_one_is_empty()
    {
        var page = HtmlCharts.HeatMaps("All", Scores);
        var texts = Document.Shapes(page, "text").Select(text => text.Value).ToArray();
        Assert.All((string[])["0.25", "0.75", "1.00", "guess", "line", "accuracy", "F1"], each => Assert.Contains(each, texts));
        Assert.Equal(["guess|0.25|–", "line|0.75|1"], Document.Rows(page));
        Assert.Contains("From 0.25 to 1; darker is more.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_do_not_fill_the_map_are_refused() =>
        Assert.Throws<ArgumentException>(() => HtmlCharts.HeatMaps("All", Scores with { Values = [[1, 2], [3]] }));

    [Fact]
    public void Deviations_are_drawn_and_stand_in_the_table()
    {
        BarSeries[] plain = [new("drop", [0.5, 0.25])];
        BarSeries[] unsure = [plain[0] with { Deviations = [0.1, 0.2] }];
        string Page(BarSeries[] series) => HtmlCharts.Bars(new BarChart("Importance", "column", "drop", ["a", "b"], series));

        Assert.True(Page(unsure).Length > Page(plain).Length);
        Assert.Equal(["a|0.5|0.1", "b|0.25|0.2"], Document.Rows(Page(unsure)));
        Assert.Throws<ArgumentException>(() => Page([plain[0] with { Deviations = [0.1] }]));
    }
}

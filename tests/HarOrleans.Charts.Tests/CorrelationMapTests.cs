using System.Buffers.Binary;

namespace HarOrleans.Charts.Tests;

public sealed class CorrelationMapTests
{
    private static readonly CorrelationMap Three = new("Correlations", "correlation", ["a", "<b>", "c"], [1, -0.5, double.NaN, -0.5, 1, 0.25, double.NaN, 0.25, 1]);

    [Fact]
    public void It_stands_alone_and_is_zoomed_without_a_script()
    {
        var page = HtmlCharts.Correlations(Three);

        Document.StandsAlone(page);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Single(Document.Read(page).Descendants("input"), x => x.Attribute("checked") is not null);
        Assert.Equal(page, HtmlCharts.Correlations(Three));
    }

    [Fact]
    public void Its_table_has_the_strongest_pairs_first_and_leaves_out_what_is_not_there() =>
        Assert.Equal(["a|<b>|-0.5", "<b>|c|0.25"], Document.Rows(HtmlCharts.Correlations(Three)));

    [Fact]
    public void Every_name_stands_beside_its_row_and_above_its_column() =>
        Assert.Equal(["a", "<b>", "c", "a", "<b>", "c"], Document.Shapes(HtmlCharts.Correlations(Three), "text").Select(x => x.Value));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_picture_has_a_square_of_pixels_for_each_value(int cell)
    {
        var png = HtmlCharts.CorrelationPng(Three, cell);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal((3 * cell, 3 * cell), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void A_map_that_is_not_square_is_refused() =>
        Assert.StartsWith("There are 3 values for 2 names.", Assert.Throws<ArgumentException>(() => HtmlCharts.Correlations(new("t", "v", ["a", "b"], [1, 2, 3]))).Message, StringComparison.Ordinal);
}

using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Understanding;

public sealed class FigureTests
{
    [Fact]
    public void A_column_is_summed_up_as_pandas_does()
    {
        var table = Numbers.Table([4, 1, 3, 2], [7, 7, 7, 7]);
        var columns = ColumnSummary.Of(table);

        Assert.Equal(["a", "b", "subject"], columns.Select(x => x.Name));
        Assert.Equal(new ColumnSummary("a", 4, 2.5, Math.Sqrt(5.0 / 3), 1, 1.75, 2.5, 3.25, 4), columns[0]);
        Assert.Equal(new ColumnSummary("b", 4, 7, 0, 7, 7, 7, 7, 7), columns[1]);
    }

    [Fact]
    public void One_row_has_quartiles_but_no_standard_deviation()
    {
        var column = ColumnSummary.Of(Numbers.Table([0.5]))[0];
        Assert.Equal((1, 0.5, 0.5, 0.5, double.NaN), (column.Count, column.LowerQuartile, column.Median, column.Maximum, column.StandardDeviation));
    }

    [Fact]
    public void An_outlier_is_more_than_three_standard_deviations_away_and_a_constant_has_none()
    {
        double[] far = [.. Enumerable.Repeat(0.0, 99), 1];
        double[] same = [.. Enumerable.Repeat(0.1, 100)];
        Assert.Equal([new("a", 1), new("b", 0)], OutlierCount.Of(Numbers.Table(far, same)));
        Assert.Equal([new("a", 0), new("b", 0)], OutlierCount.Of(Numbers.Table(far, same), threshold: 10));
    }

    [Fact]
    public void Correlation_is_one_with_itself_minus_one_with_its_mirror_and_none_with_a_constant()
    {
        var random = new Random(5);
        double[] some = [.. Enumerable.Range(0, 700).Select(_ => random.NextDouble())];
        var matrix = CorrelationMatrix.Of(Numbers.Table(some, [.. some.Select(x => 1 - (2 * x))], [.. some.Select(_ => 0.1)]));

        Assert.Equal(1, matrix[0, 0]);
        Assert.Equal(-1, matrix[0, 1], 12);
        Assert.True(double.IsNaN(matrix[0, 2]) && double.IsNaN(matrix[2, 2]));
        Assert.Equal(["a|b"], matrix.Strongest(10).Select(x => $"{x.First}|{x.Second}"));
        Assert.Empty(matrix.Strongest(10, "c"));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(255, 5)]
    [InlineData(256, 4)]
    [InlineData(1030, 37)]
    public void The_blocked_product_is_the_plain_formula(int rows, int columns)
    {
        var random = new Random(rows);
        double[][] values = [.. Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray())];
        var matrix = CorrelationMatrix.Of(Numbers.Table(values));
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < columns; y++)
            {
                Assert.Equal(Plain(values[x], values[y]), matrix[x, y], 1e-12);
            }
        }
    }

    [Fact]
    public void The_matrix_is_written_with_names_and_an_empty_field_for_a_constant()
    {
        using var text = new StringWriter();
        CorrelationMatrix.Of(Numbers.Table([0, 0, 2, 2], [2, 2, 0, 0])).WriteCsv(text);
        Assert.Equal(",a,b,subject\na,1,-1,\nb,-1,1,\nsubject,,,\n", text.ToString());
    }

    [Fact]
    public void A_histogram_counts_each_value_once_and_the_largest_in_the_last_bin()
    {
        var histogram = Histogram.Of(Numbers.Table([0, 0.5, 1, 1, 2, 4]), bins: 4)[0];
        Assert.Equal([0, 1, 2, 3, 4], histogram.Edges);
        Assert.Equal([2, 2, 1, 1], histogram.Counts);
    }

    [Fact]
    public void A_constants_histogram_spans_one() =>
        Assert.Equal((6.5, 7.5, 3), (Histogram.Of(Numbers.Table([7, 7, 7]), 2)[0].Edges[0], Histogram.Of(Numbers.Table([7, 7, 7]), 2)[0].Edges[2], Histogram.Of(Numbers.Table([7, 7, 7]), 2)[0].Counts[1]));

    [Fact]
    public void A_boxs_whiskers_end_at_the_last_value_within_reach() =>
        Assert.Equal(new BoxSummary("a", 1, 2, 3, 4, 5, 1, 100, 1) with { LowerQuartile = 2.25, Median = 3.5, UpperQuartile = 4.75 }, BoxSummary.Of(Numbers.Table([1, 2, 3, 4, 5, 100]))[0]);

    private static double Plain(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var product = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return product / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}

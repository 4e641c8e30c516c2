namespace HarOrleans.Dashboard.Tests.Charts;

public sealed class LttbTests
{
    [Fact]
    public void A_short_curve_is_left_as_it_is()
    {
        ChartPoint[] points = [new(1, 1), new(2, 2)];

        Assert.Same(points, Lttb.Thin(points, 10));
    }

    [Fact]
    public void A_long_curve_keeps_its_ends_its_order_and_its_peak()
    {
        var points = Enumerable.Range(0, 50_000).Select(step => new ChartPoint(step, step == 31_234 ? 100 : Math.Sin(step / 500.0))).ToArray();

        var thin = Lttb.Thin(points);

        Assert.Equal(Lttb.MostPoints, thin.Count);
        Assert.Equal(points[0], thin[0]);
        Assert.Equal(points[^1], thin[^1]);
        Assert.Equal(thin.Select(point => point.Step).Order().Distinct(), thin.Select(point => point.Step));
        Assert.Contains(points[31_234], thin);
    }

    [Fact]
    public void A_constant_stays_constant_and_gaps_do_no_harm()
    {
        var constant = Lttb.Thin([.. Enumerable.Range(0, 10_000).Select(step => new ChartPoint(step, 4))]);
        var broken = Lttb.Thin([.. Enumerable.Range(0, 10_000).Select(step => new ChartPoint(step, double.NaN))]);

        Assert.All(constant, point => Assert.Equal(4, point.Value));
        Assert.Equal(Lttb.MostPoints, broken.Count);
    }
}

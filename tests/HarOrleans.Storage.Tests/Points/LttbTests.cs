using HarOrleans.Storage.Points;

namespace HarOrleans.Storage.Tests.Points;

public sealed class LttbTests
{
    private static StoredPoint[] Curve(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => new StoredPoint(i, i, i, value(i), i))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    public void As_many_are_left_as_were_asked_for_in_order_with_the_last(int most)
    {
        var points = Curve(100, i => Math.Sin(i / 5.0));
        var left = Lttb.Thin(points, most);
        Assert.Equal(Math.Min(most, 100), left.Count);
        Assert.Equal(left.OrderBy(point => point.Step).Distinct(), left);
        Assert.Equal(points[^1], left[^1]);
        Assert.True(most == 1 || left[0] == points[0]);
    }

    [Fact]
    public void A_peak_and_a_gap_stay()
    {
        var points = Curve(10_000, i => i switch { 5432 => 100, 7000 => double.NaN, _ => Math.Cos(i / 500.0) });
        var left = Lttb.Thin(points, 50);
        Assert.Contains(points[5432], left);
        Assert.Contains(points[7000], left);
    }

    [Fact]
    public void Of_each_bucket_the_largest_triangle_is_chosen()
    {
        // Buckets {1, 2} and {3, 4}; the areas are those of Steinarsson's formula, worked out by hand: 6.5 and 4.25 with the mean (3.5, 1), then 4 and 2 with the last point.
        StoredPoint[] points = Curve(6, i => i switch { 1 => 4, 2 => 3, 3 => 0, 4 => 2, _ => 0 });
        Assert.Equal([0L, 1, 3, 5], Lttb.Thin(points, 4).Select(point => point.Step));
    }

    [Fact]
    public void Equal_steps_and_nothing_but_NaN_are_no_error()
    {
        Assert.Equal(4, Lttb.Thin([.. Curve(50, i => i).Select(point => point with { Step = 1 })], 4).Count);
        Assert.Equal(5, Lttb.Thin(Curve(50, _ => double.NaN), 5).Count);
        Assert.Equal(5, Lttb.Thin(Curve(50, i => i % 2 == 0 ? double.MaxValue : double.MinValue), 5).Count);
    }
}

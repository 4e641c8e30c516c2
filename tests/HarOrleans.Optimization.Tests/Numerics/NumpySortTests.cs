using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class NumpySortTests
{
    [Fact]
    public void Sorting_puts_values_in_order_and_loses_none()
    {
        var random = new NumpyRandom(3u);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => Math.Floor(random.NextDouble() * 9))];
        var sorted = new int[values.Length];
        NumpySort.Sort(values, sorted);
        Assert.Equal(values.Order(), sorted.Select(index => values[index]));
        Assert.Equal(Enumerable.Range(0, 500), sorted.Order());
    }
}

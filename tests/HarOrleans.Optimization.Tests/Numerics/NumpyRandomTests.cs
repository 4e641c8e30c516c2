using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class NumpyRandomTests
{
    /// <summary>The first outputs that the authors of MT19937 publish for their own seed; a change would change every stored study.</summary>
    [Fact]
    public void The_generator_never_changes()
    {
        var random = new NumpyRandom(5489u);
        Assert.Equal([3499211612u, 581869302u, 3890346734u], [random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]);
    }

    [Fact]
    public void The_doubles_of_a_seed_are_those_of_numpy()
    {
        var random = new NumpyRandom(0u);
        Assert.Equal([0.5488135039273248, 0.7151893663724195, 0.6027633760716439], [random.NextDouble(), random.NextDouble(), random.NextDouble()]);
    }

    [Fact]
    public void Seeds_that_differ_in_their_high_half_alone_give_different_numbers() =>
        Assert.NotEqual(new NumpyRandom(1UL).NextDouble(), new NumpyRandom(1UL | (1UL << 40)).NextDouble());

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

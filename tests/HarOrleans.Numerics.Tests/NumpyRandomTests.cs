namespace HarOrleans.Numerics.Tests;

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

    /// <summary>Printed by numpy for RandomState(42): randint(6, size=12), a shuffle of arange(10), binomial(1, 0.7, size=12).</summary>
    [Fact]
    public void Whole_numbers_shuffles_and_coins_are_those_of_numpy()
    {
        var random = new NumpyRandom(42u);
        Assert.Equal([3u, 4, 2, 4, 4, 1, 2, 2, 2, 4, 3, 2], Enumerable.Range(0, 12).Select(_ => random.NextUpTo(5)));

        int[] values = [.. Enumerable.Range(0, 10)];
        new NumpyRandom(42u).Shuffle<int>(values);
        Assert.Equal([8, 1, 5, 0, 7, 2, 9, 4, 3, 6], values);

        random = new NumpyRandom(42u);
        Assert.Equal([1, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0], Enumerable.Range(0, 12).Select(_ => random.NextBernoulli(0.7) ? 1 : 0));
    }

    [Fact]
    public void A_bound_of_zero_draws_nothing()
    {
        var random = new NumpyRandom(1u);
        Assert.Equal(0u, random.NextUpTo(0));
        Assert.Equal(new NumpyRandom(1u).NextUInt32(), random.NextUInt32());
    }
}

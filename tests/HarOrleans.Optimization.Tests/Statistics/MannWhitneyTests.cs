using HarOrleans.Benchmarks;
using Xunit;

namespace HarOrleans.Optimization.Tests;

public sealed class MannWhitneyTests
{
    /// <summary>By hand: of the 12 pairs, 10 have the larger first and one is equal, so U = 10.5; ties 2^3 - 2 = 6; variance 12/12 * (8 - 6/42) = 7.857143;
    /// z = (10.5 - 6 - 0.5) / 2.803060 = 1.427012; p = 0.076788.</summary>
    [Fact]
    public void It_equals_a_case_worked_by_hand_with_a_tie()
    {
        var (u, p) = MannWhitney.Greater([3, 5, 6, 7], [1, 3, 4]);
        Assert.Equal(10.5, u, 12);
        Assert.Equal(0.076788, p, 5);
    }

    [Fact]
    public void Two_sided_it_does_not_matter_which_comes_first()
    {
        Assert.Equal(2 * 0.076788, MannWhitney.TwoSided([3, 5, 6, 7], [1, 3, 4]), 4);
        Assert.Equal(MannWhitney.TwoSided([3, 5, 6, 7], [1, 3, 4]), MannWhitney.TwoSided([1, 3, 4], [3, 5, 6, 7]));
    }

    [Fact]
    public void Equal_samples_are_no_evidence()
    {
        Assert.Equal(1, MannWhitney.Greater([1, 1], [1, 1]).P);
        Assert.True(MannWhitney.Greater([1, 2, 3, 4], [1, 2, 3, 4]).P > 0.4);
    }
}

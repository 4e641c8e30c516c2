using HarOrleans.Data.Arithmetic;

namespace HarOrleans.Data.Tests;

public sealed class PortableTests
{
    [Fact]
    public void Sines_and_cosines_are_the_true_ones_to_a_few_units_of_the_last_place()
    {
        for (var turns = -3.0; turns < 3; turns += 0.000977)
        {
            var (sine, cosine) = Portable.SineCosine(turns);
            Assert.Equal(Math.SinCos(2 * Math.PI * turns).Sin, sine, 3e-15);
            Assert.Equal(Math.SinCos(2 * Math.PI * turns).Cos, cosine, 3e-15);
        }

        Assert.Equal([(0, 1), (1, 0), (0, -1), (-1, 0)], new[] { 0, 0.25, 0.5, 0.75 }.Select(Portable.SineCosine));
    }

    [Fact]
    public void Angles_are_the_true_ones_in_every_quadrant()
    {
        for (var angle = -3.14; angle < 3.14; angle += 0.00123)
        {
            Assert.Equal(angle, Portable.Atan2(3 * Math.Sin(angle), 3 * Math.Cos(angle)), 1e-15 + (1e-15 * Math.Abs(angle)));
        }

        Assert.Equal(0, Portable.Atan2(0, 0));
        Assert.Equal(Math.PI, Portable.Atan2(0, -2));
        Assert.Equal(Math.PI / 2, Portable.Atan2(5, 0));
        Assert.Equal(-Math.PI / 2, Portable.Atan2(-5, 0));
    }

    [Fact]
    public void Binary_logarithms_are_the_true_ones()
    {
        for (var number = 1; number < 1000; number++)
        {
            Assert.Equal(Math.Log2(number), Portable.Log2(number), 4e-15);
        }

        Assert.Equal([0, 1, 6, 7], new[] { 1.0, 2, 64, 128 }.Select(Portable.Log2));
    }
}

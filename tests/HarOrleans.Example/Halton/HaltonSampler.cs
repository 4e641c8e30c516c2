using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Example;

/// <summary>Fills the space evenly, without chance: trial n has the nth point of Halton's sequence (1960), a parameter the digits of n in a prime of its own, mirrored at the point.</summary>
internal sealed class HaltonSampler(HaltonSamplerOptions options) : ISampler
{
    internal static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context) =>
        context.Space.Index().ToDictionary(x => x.Item.Name, x => At(x.Item.Distribution, Mirrored(context.Place + 1 + options.Skip, Primes[x.Index % Primes.Length])));

    private static double Mirrored(int number, int prime)
    {
        var (place, share) = (0.0, 1.0);
        for (; number > 0; number /= prime)
        {
            share /= prime;
            place += share * (number % prime);
        }

        return place;
    }

    private static ParamValue At(Distribution distribution, double place) => distribution switch
    {
        FloatDistribution { Log: true } of => Distributions.Nearest(of, of.Low * Math.Pow(of.High / of.Low, place)),
        FloatDistribution of => Distributions.Nearest(of, of.Low + (place * (of.High - of.Low))),
        IntDistribution of => Distributions.Nearest(of, of.Low + Math.Floor(place * (of.High - of.Low + 1))),
        CategoricalDistribution of => of.Choices[(int)(place * of.Choices.Count)],
        _ => throw new ArgumentException($"{distribution} is no distribution that is known here.", nameof(distribution)),
    };
}

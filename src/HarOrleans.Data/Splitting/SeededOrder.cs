using HarOrleans.Data.Simulation;

namespace HarOrleans.Data.Splitting;

/// <summary>Shuffles by a seed; the same on every machine.</summary>
internal sealed class SeededOrder(long seed)
{
    private readonly SplitMix64 _bits = new(unchecked((ulong)seed));

    internal void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = (int)(_bits.Uniform() * (last + 1));
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}

namespace HarOrleans.Optimization;

/// <summary>
/// A generator whose bits are the same on every platform and in every version of .NET (xoshiro256**, Blackman and Vigna 2018), which
/// <see cref="System.Random"/> does not promise. Not for secrets; not safe for concurrent use.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <summary>Fills the state from one seed; any seed will do.</summary>
    internal SeededRandom(ulong seed)
    {
        _a = SplitMix64.Next(ref seed);
        _b = SplitMix64.Next(ref seed);
        _c = SplitMix64.Next(ref seed);
        _d = SplitMix64.Next(ref seed);
    }

    /// <summary>64 random bits.</summary>
    internal ulong NextUInt64()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A double in [0, 1) with 53 random bits.</summary>
    internal double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="bound"/>), each equally likely; the bound is at least 1.</summary>
    internal ulong NextBelow(ulong bound)
    {
        // The lowest (2^64 mod bound) draws are thrown away, so that what is left divides evenly.
        var uneven = (0UL - bound) % bound;
        ulong draw;
        do
        {
            draw = NextUInt64();
        }
        while (draw < uneven);
        return draw % bound;
    }
}

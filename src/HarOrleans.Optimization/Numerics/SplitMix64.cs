namespace HarOrleans.Optimization;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): spreads nearby numbers far apart.</summary>
internal static class SplitMix64
{
    /// <summary>The output function for one number: a bijection.</summary>
    internal static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}

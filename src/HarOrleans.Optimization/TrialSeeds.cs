namespace HarOrleans.Optimization;

/// <summary>Seeds derived from a study's seed and a trial's number, independent of each other and of the order in which they are asked for.</summary>
public static class TrialSeeds
{
    /// <summary>Seed of the draws that choose a trial's parameters.</summary>
    public static ulong ForSampling(long studySeed, int number) => Mix(Mix((ulong)studySeed) ^ Mix(0x5A4D_504C_4552_0000UL + (ulong)number));

    /// <summary>Seed that the objective gets for everything it draws; not negative.</summary>
    public static long ForObjective(long studySeed, int number) =>
        (long)(Mix(Mix((ulong)studySeed) ^ Mix(0x4F42_4A45_4354_0000UL + (ulong)number)) >> 1);

    /// <summary>SplitMix64's output function (Steele, Lea, Flood 2014): a bijection that spreads nearby numbers far apart.</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}

namespace HarOrleans.Optimization;

/// <summary>Seeds derived from a study's seed and a trial's number, independent of each other and of the order in which they are asked for.</summary>
public static class TrialSeeds
{
    /// <summary>Seed of the draws that choose a trial's parameters.</summary>
    public static ulong ForSampling(long studySeed, int number) => SplitMix64.Mix(SplitMix64.Mix((ulong)studySeed) ^ SplitMix64.Mix(0x5A4D_504C_4552_0000UL + (ulong)number));

    /// <summary>Seed that the objective gets for everything it draws; not negative.</summary>
    public static long ForObjective(long studySeed, int number) =>
        (long)(SplitMix64.Mix(SplitMix64.Mix((ulong)studySeed) ^ SplitMix64.Mix(0x4F42_4A45_4354_0000UL + (ulong)number)) >> 1);
}

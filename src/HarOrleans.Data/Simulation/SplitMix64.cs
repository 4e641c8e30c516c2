namespace HarOrleans.Data.Simulation;

/// <summary>
/// A small generator whose numbers are the same on every machine and in every version: integer arithmetic, and of floating point only
/// what IEEE 754 rounds exactly (no logarithm, no sine).
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    internal ulong Next()
    {
        var bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    internal double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Mean 0, deviation 1, close to normal: the sum of twelve uniform numbers (within ±6).</summary>
    internal double Normal()
    {
        var sum = -6.0;
        for (var term = 0; term < 12; term++)
        {
            sum += Uniform();
        }

        return sum;
    }

    /// <summary>A generator of its own for a part, so that one part's draws do not move another's.</summary>
    internal SplitMix64 Fork(ulong part) => new(_state ^ new SplitMix64(part + 0x5851F42D4C957F2D).Next());
}

using System.Globalization;

namespace HarOrleans.SystemMetrics;

/// <summary>Processor time of the machine since it started, in the kernel's ticks, as the first line of <c>/proc/stat</c> has it.</summary>
internal readonly record struct CpuTimes(long Busy, long Total)
{
    private const int Idle = 3;
    private const int Waiting = 4;
    private const int Counted = 8; // What guests took stands within user and nice, too.

    internal static CpuTimes? Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < Waiting + 2 || words[0] != "cpu")
        {
            return null;
        }

        var ticks = words.Skip(1).Take(Counted).Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new(ticks.Sum() - ticks[Idle] - ticks[Waiting], ticks.Sum());
    }
}

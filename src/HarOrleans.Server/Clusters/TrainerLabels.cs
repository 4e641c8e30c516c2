using System.Globalization;

namespace HarOrleans.Server;

/// <summary>What a trainer announces of itself without being told.</summary>
internal static class TrainerLabels
{
    private const double Gibibyte = 1L << 30;

    /// <summary>The given labels with the processors and the memory of this process, in whole GiB: those of its container, where it has limits.</summary>
    internal static Dictionary<string, string> With(IReadOnlyDictionary<string, string> given)
    {
        var labels = new Dictionary<string, string>(given);
        labels.TryAdd("cpu", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        labels.TryAdd("memory", Math.Floor(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte).ToString(CultureInfo.InvariantCulture));
        return labels;
    }
}

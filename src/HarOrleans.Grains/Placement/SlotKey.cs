using System.Globalization;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Keys of trainer slots: the silo's address with its generation, a slash, the slot's index.</summary>
internal static class SlotKey
{
    internal static string Of(SiloAddress silo, int slot) => string.Create(CultureInfo.InvariantCulture, $"{silo.ToParsableString()}/{slot}");

    /// <summary>The device of a slot, where the silo has these; they are gone round.</summary>
    internal static string DeviceOf(string key, IReadOnlyList<string> devices) =>
        devices.Count == 0 ? "cpu" : devices[int.Parse(key.AsSpan(key.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture) % devices.Count];

    internal static SiloAddress? TryParseSilo(string key)
    {
        var slash = key.LastIndexOf('/');
        if (slash <= 0)
        {
            return null;
        }

        try
        {
            return SiloAddress.FromParsableString(key[..slash]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}

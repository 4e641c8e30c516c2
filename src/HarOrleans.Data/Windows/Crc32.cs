namespace HarOrleans.Data.Windows;

/// <summary>The checksum of zip files (polynomial 0xEDB88320). .NET's zip reader does not compare it.</summary>
public static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of what came before, 0 at the start, with more bytes added.</summary>
    /// <param name="checksum">The checksum so far.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var state = ~checksum;
        foreach (var value in bytes)
        {
            state = Table[(byte)state ^ value] ^ (state >> 8);
        }

        return ~state;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0u; value < table.Length; value++)
        {
            var state = value;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0xEDB88320;
            }

            table[value] = state;
        }

        return table;
    }
}

namespace HarOrleans.Dashboard;

/// <summary>The correlations of a file's numeric columns, ready for the map.</summary>
/// <param name="Names">The columns, in order.</param>
/// <param name="Packed">See <see cref="Pack"/>.</param>
/// <param name="Strongest">The pairs that go together most, the strongest first.</param>
public sealed record DataCorrelations(IReadOnlyList<string> Names, byte[] Packed, IReadOnlyList<DataPair> Strongest)
{
    /// <summary>What a correlation of 1 is packed as.</summary>
    public const short Scale = short.MaxValue;

    /// <summary>Stands for a correlation that there is not, as of a constant column.</summary>
    public const short None = short.MinValue;

    /// <summary>
    /// Packs the upper triangle with its diagonal, row by row, as little-endian int16 of a correlation times <see cref="Scale"/>: good to 2e-5, and 316 kB for 562
    /// columns.
    /// </summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="correlation">Gives the correlation of two columns; NaN for none.</param>
    public static byte[] Pack(int columns, Func<int, int, double> correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        var packed = new byte[columns * (columns + 1)];
        var at = 0;
        for (var row = 0; row < columns; row++)
        {
            for (var column = row; column < columns; column++, at += sizeof(short))
            {
                var value = correlation(row, column);
                var whole = double.IsNaN(value) ? None : (short)Math.Round(Math.Clamp(value, -1, 1) * Scale);
                System.Buffers.Binary.BinaryPrimitives.WriteInt16LittleEndian(packed.AsSpan(at), whole);
            }
        }

        return packed;
    }
}

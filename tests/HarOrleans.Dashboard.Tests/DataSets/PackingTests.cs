using System.Buffers.Binary;

namespace HarOrleans.Dashboard.Tests.DataSets;

public sealed class PackingTests
{
    [Fact]
    public void The_upper_triangle_is_packed_row_by_row_and_what_is_missing_is_no_number()
    {
        double[,] values = { { 1, 0.5, double.NaN }, { 0, 1, -1 }, { 0, 0, 1 } };

        var packed = DataCorrelations.Pack(3, (row, column) => values[row, column]);

        short[] read = [.. Enumerable.Range(0, packed.Length / 2).Select(place => BinaryPrimitives.ReadInt16LittleEndian(packed.AsSpan(2 * place)))];
        Assert.Equal([32767, 16384, DataCorrelations.None, 32767, -32767, 32767], read);
    }
}

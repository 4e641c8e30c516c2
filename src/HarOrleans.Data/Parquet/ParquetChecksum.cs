using System.Runtime.InteropServices;
using System.Text;
using Parquet;

namespace HarOrleans.Data.Parquet;

/// <summary>
/// A checksum of names and values, column by column of each row group: the format has none for its footer, and the library notes none for its pages. It counts only in a file that the library wrote, since
/// other tools carry metadata over to files that they have changed.
/// </summary>
internal sealed class ParquetChecksum
{
    private const string Writer = "Parquet.Net";
    private readonly LaneChecksum _sum = new();

    internal ParquetChecksum(IEnumerable<string> header, IEnumerable<string> columns) => Append([.. header, .. columns]);

    internal void Append(double[] numbers) => _sum.Append(MemoryMarshal.AsBytes<double>(numbers));

    internal void Append(string?[] texts) => _sum.Append(Encoding.UTF8.GetBytes(string.Join('\0', texts)));

    /// <summary>Compares it with the one that a file has.</summary>
    /// <exception cref="InvalidDataException">It is another.</exception>
    internal void Compare(ParquetReader file)
    {
        if (file.CustomMetadata.TryGetValue(ParquetSource.ChecksumKey, out var noted) && noted != ToString() && file.Metadata?.CreatedBy?.StartsWith(Writer, StringComparison.Ordinal) == true)
        {
            throw new InvalidDataException("names or values are not those that were written: the checksum is another");
        }
    }

    /// <summary>It as it stands in a file: hex digits.</summary>
    public override string ToString()
    {
        Span<byte> sum = stackalloc byte[LaneChecksum.Size];
        _sum.Write(sum);
        return Convert.ToHexStringLower(sum);
    }
}

using Parquet.Meta;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>What the header of a page says of it.</summary>
/// <param name="header">The PageHeader structure.</param>
/// <param name="start">Where the page's bytes begin in the file, after the header.</param>
internal sealed class ParquetPage(ThriftStruct header, long start)
{
    private readonly ThriftStruct? _second = (PageType)header.Number(1) == PageType.DATA_PAGE_V2 ? header.Struct(8) : null;

    internal long Start => start;

    internal long End => start + Stored;

    /// <summary>Bytes in the file.</summary>
    internal long Stored => header.Number(3);

    /// <summary>Bytes once unpacked.</summary>
    internal long Size => header.Number(2);

    internal PageType Type => (PageType)header.Number(1);

    /// <summary>CRC-32 of the bytes in the file, where the writer noted it.</summary>
    internal uint? Checksum => (uint?)(int?)header.Optional(4);

    private ThriftStruct Data => _second ?? header.Struct(Type == PageType.DICTIONARY_PAGE ? 7 : 5);

    internal long Values => Data.Number(1);

    internal Encoding Encoding => (Encoding)Data.Number(_second is null ? 2 : 4);

    /// <summary>How the marks of missing values are encoded; those of a page of the second kind always the same way.</summary>
    internal Encoding LevelEncoding => _second is null ? (Encoding)(Data.Optional(3) ?? (int)Encoding.RLE) : Encoding.RLE;

    /// <summary>Bytes before the values that are never packed.</summary>
    internal long Levels => _second?.Number(5) ?? 0;

    /// <summary>Missing values, where the header says how many.</summary>
    internal long? Nulls => _second?.Number(2);

    /// <summary>Whether the values are packed, where the column has a codec at all.</summary>
    internal bool Packed => _second is null || (_second.Optional(7) ?? 1) == 1;

    /// <summary>Whether lengths and counts are possible at all in a column without parts.</summary>
    internal bool Possible => Stored >= 0 && Size >= 0 && Values >= 0
        && (_second is null || (Levels >= 0 && _second.Number(6) == 0 && Levels <= Math.Min(Stored, Size) && Nulls >= 0 && Nulls <= Values));

    internal InvalidDataException Wrong(string problem) => new(FormattableString.Invariant($"{problem}, in the page whose header is at byte {header.Place} of the file"));
}

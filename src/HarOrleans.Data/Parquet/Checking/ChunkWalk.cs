using System.IO.Hashing;
using Parquet.Meta;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>Goes from page to page of one column of one row group, as the library will, and compares what each header says with the file, the column and the rows.</summary>
internal sealed class ChunkWalk(Stream file, ParquetFooter footer, string path)
{
    private const int UsualHeader = 1 << 12;
    private const int LargestHeader = 1 << 20;
    private long _left = footer.Start;

    /// <summary>Where the pages stand that hold the column's values.</summary>
    internal (long Start, long End) Walk(ThriftStruct meta, ParquetColumnSchema column)
    {
        var (codec, rows) = ((CompressionCodec)meta.Number(4), meta.Number(5));
        var start = rows == 0 ? 0 : Start(meta);
        var (at, values, dictionary) = (start, 0L, false);
        while (values < rows)
        {
            var page = Page(at);
            if (!page.Possible || page.End > footer.Start)
            {
                throw page.Wrong($"it claims {page.Stored} bytes that unpack to {page.Size} with {page.Values} values");
            }

            // Columns that share their pages would let a small file be read many times over.
            _left -= page.End - at;
            if (_left < 0)
            {
                throw page.Wrong("columns share it");
            }

            if (page.Type == PageType.DICTIONARY_PAGE ? dictionary || values > 0 : page.Values > rows - values)
            {
                throw page.Wrong(page.Type == PageType.DICTIONARY_PAGE ? "it is a dictionary after other pages" : $"it claims {page.Values} values of '{column.Name}' where {rows - values} are left");
            }

            Checksum(page);
            new PageCheck(file, page, column, codec, path).Check(dictionary, rows);
            dictionary |= page.Type == PageType.DICTIONARY_PAGE;
            values += page.Type == PageType.DICTIONARY_PAGE ? 0 : page.Values;
            at = page.End;
        }

        return (start, at);
    }

    /// <summary>The library begins at the least offset that is not 0.</summary>
    private long Start(ThriftStruct meta)
    {
        long[] offsets = [.. new[] { meta.Optional(11) ?? 0, meta.Number(9), meta.Optional(10) ?? 0 }.Where(offset => offset != 0)];
        return offsets.Length > 0 && offsets.Min() >= 4 && offsets.Max() < footer.Start ? offsets.Min()
            : throw meta.Wrong(9, FormattableString.Invariant($"is {meta.Number(9)}, outside of the data"));
    }

    private ParquetPage Page(long at)
    {
        for (var most = UsualHeader; ; most = LargestHeader)
        {
            var bytes = new byte[Math.Min(most, footer.Start - at)];
            file.Seek(at, SeekOrigin.Begin);
            file.ReadExactly(bytes);
            try
            {
                var cursor = new ThriftCursor(bytes, at);
                var header = cursor.Struct(ParquetShapes.PageHeader);
                return (PageType)header.Number(1) is PageType.DATA_PAGE or PageType.DICTIONARY_PAGE or PageType.DATA_PAGE_V2 ? new ParquetPage(header, at + cursor.Used)
                    : throw header.Wrong(1, FormattableString.Invariant($"is {header.Number(1)}, which is no page of values"));
            }
            catch (EndOfStreamException) when (most < LargestHeader && bytes.Length == most)
            {
            }
        }
    }

    private void Checksum(ParquetPage page)
    {
        if (page.Checksum is not { } noted)
        {
            return;
        }

        var found = new Crc32();
        var part = new byte[Math.Min(page.Stored, 1 << 16)];
        file.Seek(page.Start, SeekOrigin.Begin);
        for (var left = page.Stored; left > 0; left -= part.Length)
        {
            part = left < part.Length ? part[..(int)left] : part;
            file.ReadExactly(part);
            found.Append(part);
        }

        if (found.GetCurrentHashAsUInt32() != noted)
        {
            throw page.Wrong("its bytes do not have the checksum that the header notes");
        }
    }
}

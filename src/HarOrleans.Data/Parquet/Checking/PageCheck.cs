using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>Compares what one page claims with its column: no page unpacks to more than its values can need, and none is encoded in a way that the library reads without bounds.</summary>
internal sealed class PageCheck(Stream file, ParquetPage page, ParquetColumnSchema column, CompressionCodec codec, string path)
{
    /// <summary>What encodings may add to the values: marks of missing values, headers, blocks that are filled up.</summary>
    private const int Slack = 1 << 16;

    /// <summary>A text in UTF-8, and its length.</summary>
    private const int LongestText = (4 * ParquetColumn.LongestText) + sizeof(int);

    private const long LargestPageOfTexts = 64 << 20;

    internal void Check(bool hasDictionary, long rows)
    {
        var isDictionary = page.Type == PageType.DICTIONARY_PAGE;
        var least = isDictionary || (page.Encoding == Encoding.PLAIN && !column.Optional) ? page.Values * Math.Max(column.Width, column.Type == Type.BYTE_ARRAY ? sizeof(int) : 0) : 0;
        least = column.Type == Type.BOOLEAN ? least / 8 : least;
        var most = (page.Values * (Math.Max(column.Width == 0 ? LongestText : column.Width, sizeof(int)) + 2)) + Slack;
        most = column.Width == 0 ? Math.Min(most, LargestPageOfTexts) : most;
        if (page.Size < least || page.Size > most)
        {
            throw page.Wrong(FormattableString.Invariant($"it claims to unpack to {page.Size} bytes, and {page.Values} values of '{column.Name}' take {least} to {most}"));
        }

        if (isDictionary)
        {
            if (page.Values > rows || page.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY))
            {
                throw page.Wrong(FormattableString.Invariant($"it is a dictionary of {page.Values} values for {rows} rows of '{column.Name}', encoded as {page.Encoding}"));
            }
        }
        else
        {
            CheckEncoding(hasDictionary);
        }

        new PackedBytes(file, page, codec).Check();
        if (!isDictionary && page.Encoding == Encoding.DELTA_BINARY_PACKED)
        {
            DeltaHeader.Check(new PackedBytes(file, page, codec).Unpack(), page, column.Optional && page.Nulls is null);
        }
    }

    private void CheckEncoding(bool hasDictionary)
    {
        var known = page.Encoding switch
        {
            Encoding.PLAIN => true,
            Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY => hasDictionary || page.Values == 0,
            Encoding.RLE => column.Type == Type.BOOLEAN,
            Encoding.DELTA_BINARY_PACKED => column.Type is Type.INT32 or Type.INT64,
            Encoding.BYTE_STREAM_SPLIT => column.Type is Type.INT32 or Type.INT64 or Type.FLOAT or Type.DOUBLE,
            _ => false,
        };
        if (!known && page.Encoding is Encoding.DELTA_LENGTH_BYTE_ARRAY or Encoding.DELTA_BYTE_ARRAY && column.Width == 0)
        {
            throw new InvalidDataSetException(
                $"the Parquet file has texts encoded as {page.Encoding}, which a small file can blow up without end", "Write the column with a dictionary, or plain.", path, column: column.Name);
        }

        if (!known || (column.Optional ? page.LevelEncoding != Encoding.RLE : page.Levels > 0))
        {
            throw page.Wrong($"the values of '{column.Name}', {column.Type}, are encoded as {page.Encoding}{(hasDictionary ? string.Empty : " without a dictionary")}");
        }
    }
}

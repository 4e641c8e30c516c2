using System.Buffers.Binary;
using Parquet.Meta;
using Type = Parquet.Meta.Type;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>The footer of a Parquet file, read whole within its bounds: the columns, and the row groups with the same columns in the same order.</summary>
internal sealed class ParquetFooter
{
    /// <summary>The library looks a column's description up by going through all, so that a footer full of columns would take it hours.</summary>
    private const int MostColumns = 1 << 14;

    /// <summary>A file that claims more values for each of its bytes is not believed, so that a small file cannot fill the memory.</summary>
    private const int MostValuesPerByte = 256;

    private const int ValuesAlways = 1 << 20;

    private const int LargestFooter = 16 << 20;
    private const int LargestValue = 1 << 20;
    private const int Tail = 8;

    private ParquetFooter(ThriftStruct footer, long start, long length, string path)
    {
        Start = start;
        var schema = footer.Structs(2);
        if (schema.Length == 0 || schema[0].Optional(5) != schema.Length - 1 || schema.Length - 1 > MostColumns || schema.Skip(1).Any(column => column.Optional(5) > 0 || column.Optional(3) == 2))
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the Parquet file has columns with parts, more than {MostColumns} columns, or none"), "Give plain columns: features, subject, Activity.", path);
        }

        if (footer.Has(8))
        {
            throw new InvalidDataSetException("the Parquet file is encrypted", "Write it without encryption.", path);
        }

        Columns = [.. schema.Skip(1).Select(Column)];
        RowGroups = footer.Structs(4);
        var rows = 0L;
        foreach (var group in RowGroups)
        {
            Check(group);
            rows = checked(rows + group.Number(3));
        }

        if (rows != footer.Number(3))
        {
            throw footer.Wrong(3, FormattableString.Invariant($"is {footer.Number(3)}, and the row groups have {rows}"));
        }

        if ((UInt128)rows * (UInt128)Columns.Count > (UInt128)Math.Max(ValuesAlways, length * MostValuesPerByte) || rows * Columns.Count > Array.MaxLength)
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the Parquet file claims {rows} rows of {Columns.Count} columns in {length} bytes, which is not believed"), ParquetSource.FetchAgain, path);
        }
    }

    /// <summary>Where the footer begins: everything else stands before.</summary>
    internal long Start { get; }

    /// <summary>The columns.</summary>
    internal IReadOnlyList<ParquetColumnSchema> Columns { get; }

    /// <summary>RowGroup structures.</summary>
    internal IReadOnlyList<ThriftStruct> RowGroups { get; }

    internal static ParquetFooter Read(Stream file, string path)
    {
        Span<byte> ends = stackalloc byte[4 + Tail];
        if (file.Length < ends.Length)
        {
            throw new InvalidDataException("it is too short");
        }

        file.Seek(0, SeekOrigin.Begin);
        file.ReadExactly(ends[..4]);
        file.Seek(-Tail, SeekOrigin.End);
        file.ReadExactly(ends[4..]);
        if (ends[8..].SequenceEqual("PARE"u8))
        {
            throw new InvalidDataSetException("the Parquet file is encrypted", "Write it without encryption.", path);
        }

        if (!ends[..4].SequenceEqual("PAR1"u8) || !ends[8..].SequenceEqual("PAR1"u8))
        {
            throw new InvalidDataException("it does not begin and end with PAR1");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(ends[4..]);
        var start = file.Length - Tail - length;
        if (length <= 0 || length > LargestFooter || start < 4)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its footer claims {length} bytes, at byte {file.Length - Tail} of the file"));
        }

        var bytes = new byte[length];
        file.Seek(start, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        var cursor = new ThriftCursor(bytes, start);
        var footer = cursor.Struct(ParquetShapes.FileMetaData);
        return cursor.Used == length ? new ParquetFooter(footer, start, file.Length, path)
            : throw new InvalidDataException(FormattableString.Invariant($"its footer ends {length - cursor.Used} bytes early, at byte {start + cursor.Used} of the file"));
    }

    private static ParquetColumnSchema Column(ThriftStruct element)
    {
        var type = (Type)element.Number(1);
        var width = type switch
        {
            Type.BOOLEAN => 1,
            Type.INT32 or Type.FLOAT => 4,
            Type.INT64 or Type.DOUBLE => 8,
            Type.INT96 => 12,
            Type.BYTE_ARRAY => 0,
            Type.FIXED_LEN_BYTE_ARRAY when element.Optional(2) is > 0 and <= LargestValue => (int)element.Number(2),
            _ => throw element.Wrong(1, FormattableString.Invariant($"is {element.Number(1)} with type_length {element.Optional(2)}, which is no type")),
        };
        return new ParquetColumnSchema(element.Text(4)!, type, width, (element.Optional(3) ?? 0) switch
        {
            0 => false,
            1 => true,
            var other => throw element.Wrong(3, FormattableString.Invariant($"is {other}, neither required nor optional")),
        });
    }

    private void Check(ThriftStruct group)
    {
        var chunks = group.Structs(1);
        if (group.Number(3) is < 0 or > int.MaxValue)
        {
            throw group.Wrong(3, FormattableString.Invariant($"is {group.Number(3)}"));
        }

        if (chunks.Length != Columns.Count)
        {
            throw group.Wrong(1, FormattableString.Invariant($"has {chunks.Length} columns, and the schema has {Columns.Count}"));
        }

        for (var at = 0; at < chunks.Length; at++)
        {
            var (meta, column) = (chunks[at].Struct(3), Columns[at]);
            if (meta[3] is not object[] { Length: 1 } path || (string)path[0] != column.Name)
            {
                throw meta.Wrong(3, $"is not '{column.Name}', the schema's column in this place");
            }

            if (meta.Number(1) != (int)column.Type)
            {
                throw meta.Wrong(1, FormattableString.Invariant($"is {(Type)meta.Number(1)}, and the schema says {column.Type} of '{column.Name}'"));
            }

            if (meta.Number(5) != group.Number(3))
            {
                throw meta.Wrong(5, FormattableString.Invariant($"is {meta.Number(5)} in '{column.Name}', and the row group has {group.Number(3)} rows"));
            }

            if (chunks[at].Has(1) || chunks[at].Has(8))
            {
                throw chunks[at].Wrong(chunks[at].Has(1) ? 1 : 8, $"is set in '{column.Name}': its values stand in another file or are encrypted");
            }
        }
    }
}

using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>Reads one column of one row group.</summary>
internal static class ParquetColumn
{
    /// <summary>Characters.</summary>
    internal const int LongestText = 1 << 10;

    internal static bool IsNumber(DataField field) => Type.GetTypeCode(field.ClrType) is >= TypeCode.SByte and <= TypeCode.Double;

    internal static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>The values of a column of numbers, NaN where there is none.</summary>
    internal static Task<double[]> NumbersAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Double => ReadAsync<double>(group, field, count, cancellationToken),
        TypeCode.Single => ReadAsync<float>(group, field, count, cancellationToken),
        TypeCode.Int64 => ReadAsync<long>(group, field, count, cancellationToken),
        TypeCode.UInt64 => ReadAsync<ulong>(group, field, count, cancellationToken),
        TypeCode.Int32 => ReadAsync<int>(group, field, count, cancellationToken),
        TypeCode.UInt32 => ReadAsync<uint>(group, field, count, cancellationToken),
        TypeCode.Int16 => ReadAsync<short>(group, field, count, cancellationToken),
        TypeCode.UInt16 => ReadAsync<ushort>(group, field, count, cancellationToken),
        TypeCode.SByte => ReadAsync<sbyte>(group, field, count, cancellationToken),
        _ => ReadAsync<byte>(group, field, count, cancellationToken),
    };

    /// <summary>
    /// The values of a column of text, null where there is none. Texts that are alike are one object: a dictionary of one long text would make as many copies of it as there are rows.
    /// </summary>
    /// <exception cref="InvalidDataException">A text is longer than <see cref="LongestText"/> characters.</exception>
    internal static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken)
    {
        var some = new ReadOnlyMemory<char>[count];
        Memory<int>? levels = field.IsNullable ? new Memory<int>(new int[count]) : default(Memory<int>?);
        await group.ReadRawAsync<ReadOnlyMemory<char>>(field, some, levels, null, cancellationToken);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var known = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        var values = new string?[count];
        for (var (row, at) = (0, 0); row < count; row++)
        {
            if (levels is not { } there || there.Span[row] > 0)
            {
                var text = some[at++].Span;
                if (text.Length > LongestText)
                {
                    throw new InvalidDataException(FormattableString.Invariant($"a text has {text.Length} characters, and at most {LongestText} are read"));
                }

                known.Add(text);
                values[row] = known.TryGetValue(text, out var one) ? one : null;
            }
        }

        return values;
    }

    private static async Task<double[]> ReadAsync<T>(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken)
        where T : struct, INumber<T>
    {
        if (field.IsNullable)
        {
            var some = new T?[count];
            await group.ReadAsync<T>(field, some.AsMemory(), cancellationToken: cancellationToken);
            return Array.ConvertAll(some, value => value is { } there ? double.CreateSaturating(there) : double.NaN);
        }

        var all = new T[count];
        await group.ReadAsync<T>(field, all.AsMemory(), cancellationToken: cancellationToken);
        return all as double[] ?? Array.ConvertAll(all, double.CreateSaturating);
    }
}

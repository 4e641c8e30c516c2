using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace HarOrleans.Data.Parquet;

/// <summary>Reads one column of one row group.</summary>
internal static class ParquetColumn
{
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

    /// <summary>The values of a column of text, null where there is none.</summary>
    internal static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken)
    {
        var values = new string?[count];
        await group.ReadAsync(field, values.AsMemory()!, cancellationToken: cancellationToken);
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

using System.Buffers.Binary;

namespace HarOrleans.Data.Windows;

/// <summary>The number types that are read, by NumPy's names: little-endian, or of one byte.</summary>
internal static class NpyNumber
{
    internal const string Accepted = "<f4, <f8, |i1, |u1, <i2, <u2, <i4, <u4, <i8, <u8";

    /// <summary>Bytes of a number of the type, or 0 for a type that is not read.</summary>
    internal static int Size(string type) => type switch
    {
        "|i1" or "|u1" => 1,
        "<i2" or "<u2" => 2,
        "<f4" or "<i4" or "<u4" => 4,
        "<f8" or "<i8" or "<u8" => 8,
        _ => 0,
    };

    /// <summary>The number at the start of some bytes. Integers beyond 2^53 are rounded.</summary>
    internal static double Read(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "<f8" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "|i1" => (sbyte)bytes[0],
        "|u1" => bytes[0],
        "<i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "<u2" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "<i4" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "<u4" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "<i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "<u8" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This type is not read."),
    };
}

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HarOrleans.Data;

/// <summary>
/// CRC-32C in four lanes, side by side: 16 bytes that change with any damage. The processor has an instruction for it, so that it is fast from the first call, where hashes of a library are compiled
/// twice while 46 MB pass. What is appended in other pieces gives another value.
/// </summary>
internal sealed class LaneChecksum
{
    internal const int Size = 16;
    private uint _first = uint.MaxValue;
    private uint _second = uint.MaxValue;
    private uint _third = uint.MaxValue;
    private uint _fourth = uint.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (first, second, third, fourth) = (_first, _second, _third, _fourth);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            first = BitOperations.Crc32C(first, words[at]);
            second = BitOperations.Crc32C(second, words[at + 1]);
            third = BitOperations.Crc32C(third, words[at + 2]);
            fourth = BitOperations.Crc32C(fourth, words[at + 3]);
        }

        foreach (var rest in bytes[(at * sizeof(ulong))..])
        {
            first = BitOperations.Crc32C(first, rest);
        }

        (_first, _second, _third, _fourth) = (first, second, third, fourth);
    }

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, _first);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], _second);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], _third);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], _fourth);
    }
}

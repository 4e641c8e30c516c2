using System.Text;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>
/// Reads Thrift's compact protocol from bytes in memory and never past them: numbers end, lengths fit, fields are of the types that they should be and come in the order of their numbers.
/// What it takes, the library reads in the same way. Places count from the start of the file.
/// </summary>
internal ref struct ThriftCursor(ReadOnlySpan<byte> bytes, long start)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes have been read.</summary>
    internal int Used { get; private set; }

    /// <summary>Reads a structure with all that is in it.</summary>
    /// <exception cref="EndOfStreamException">It goes on past the bytes.</exception>
    /// <exception cref="InvalidDataException">It is not of this shape.</exception>
    internal ThriftStruct Struct(ThriftShape shape)
    {
        var read = new ThriftStruct(shape, start + Used);
        for (var last = 0; ;)
        {
            var head = Byte();
            if (head == 0)
            {
                break;
            }

            var id = head >> 4 == 0 ? (int)ZigZag(Varint(5)) : last + (head >> 4);
            if (id <= last || id > short.MaxValue)
            {
                throw Wrong($"{shape.Name} has field {id} after field {last}");
            }

            last = id;
            var type = (ThriftType)(head & 15);
            if (shape[id] is { } field)
            {
                read[id] = Value(shape, field, type);
            }
            else
            {
                Skip(shape, id, type);
            }
        }

        for (var id = 0; id < shape.Width; id++)
        {
            if (shape[id] is { Required: true } && !read.Has(id))
            {
                throw read.Wrong(id, "is missing");
            }
        }

        return read;
    }

    private object Value(ThriftShape shape, ThriftField field, ThriftType type)
    {
        if (field.IsList)
        {
            return type == ThriftType.List ? List(shape, field) : throw OfType(shape, field, type);
        }

        if (type is ThriftType.True or ThriftType.False && field.Type == ThriftType.True)
        {
            return type == ThriftType.True ? 1L : 0L;
        }

        return type == field.Type ? One(field) : throw OfType(shape, field, type);
    }

    private object List(ThriftShape shape, ThriftField field)
    {
        var head = Byte();
        var count = head >> 4 == 15 ? Varint(5) : (ulong)(head >> 4);
        if ((ThriftType)(head & 15) != field.Type && count > 0)
        {
            throw OfType(shape, field, (ThriftType)(head & 15));
        }

        if (count > (ulong)(_bytes.Length - Used))
        {
            throw new EndOfStreamException($"{shape.Name}.{field.Name} claims {count} elements in {_bytes.Length - Used} bytes, at byte {start + Used} of the file");
        }

        var list = new object[count];
        for (var at = 0; at < list.Length; at++)
        {
            list[at] = One(field);
        }

        return field.Of is null ? list : Array.ConvertAll(list, one => (ThriftStruct)one);
    }

    private object One(ThriftField field) => field.Type switch
    {
        ThriftType.Struct => Struct(field.Of!),
        ThriftType.Binary => Encoding.UTF8.GetString(Bytes()),
        ThriftType.Byte or ThriftType.True => (long)(sbyte)Byte(),
        ThriftType.I64 => ZigZag(Varint(10)),
        ThriftType.Double => (long)Bytes(sizeof(double)).Length,
        _ => ZigZag(Varint(5)),
    };

    /// <summary>A field from a later edition of the format; one that has parts the library cannot pass over.</summary>
    private void Skip(ThriftShape shape, int id, ThriftType type)
    {
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                break;
            case ThriftType.Byte or ThriftType.I16 or ThriftType.I32 or ThriftType.I64 or ThriftType.Double or ThriftType.Binary:
                One(new ThriftField(string.Empty, type));
                break;
            default:
                throw Wrong($"{shape.Name} has a field {id} with parts, which is not known");
        }
    }

    private byte Byte() => Bytes(1)[0];

    private ReadOnlySpan<byte> Bytes() => Bytes(Varint(5));

    private ReadOnlySpan<byte> Bytes(ulong length)
    {
        if (length > (ulong)(_bytes.Length - Used))
        {
            throw new EndOfStreamException($"{length} bytes are claimed where {_bytes.Length - Used} are left, at byte {start + Used} of the file");
        }

        Used += (int)length;
        return _bytes.Slice(Used - (int)length, (int)length);
    }

    private ulong Varint(int most)
    {
        var value = 0UL;
        for (var at = 0; at < most; at++)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << (7 * at);
            if (part < 0x80)
            {
                return most == 5 && value > uint.MaxValue ? throw Wrong("a number is too large") : value;
            }
        }

        throw Wrong($"a number is longer than {most} bytes");
    }

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private readonly InvalidDataException OfType(ThriftShape shape, ThriftField field, ThriftType type) => Wrong($"{shape.Name}.{field.Name} is of type {type} instead of {field.Type}");

    private readonly InvalidDataException Wrong(string problem) => new($"{problem}, at byte {start + Used} of the file");
}

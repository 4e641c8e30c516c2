using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HarOrleans.Data.Windows;

/// <summary>What a .npy array says of itself.</summary>
/// <param name="Type">The number type by NumPy's name, one that <see cref="NpyNumber"/> reads.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Bytes">Length of the header itself; the numbers follow it.</param>
internal sealed partial record NpyHeader(string Type, IReadOnlyList<int> Shape, int Bytes)
{
    // NumPy pads headers to 64 bytes and refuses to read beyond 10,000 characters unless told otherwise.
    private const int LongestText = 10_000;

    internal string ShapeText => $"({string.Join(", ", Shape)}{(Shape.Count == 1 ? "," : string.Empty)})";

    /// <summary>Reads and checks the header. Throws InvalidDataException with a half-sentence that fits after the array's name.</summary>
    internal static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[12];
        stream.ReadExactly(start[..10]);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
        {
            throw new InvalidDataException("does not begin as a .npy array does");
        }

        int prefix;
        uint length;
        switch (start[6])
        {
            case 1:
                (prefix, length) = (10, BinaryPrimitives.ReadUInt16LittleEndian(start[8..]));
                break;
            case 2 or 3:
                stream.ReadExactly(start[10..]);
                (prefix, length) = (12, BinaryPrimitives.ReadUInt32LittleEndian(start[8..]));
                break;
            default:
                throw new InvalidDataException(FormattableString.Invariant($"is of .npy version {start[6]}, and versions 1 to 3 are read"));
        }

        if (length > LongestText)
        {
            throw new InvalidDataException(FormattableString.Invariant($"has a header of {length} bytes, and at most {LongestText} are read"));
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return Parse(Encoding.Latin1.GetString(bytes), prefix + (int)length);
    }

    private static NpyHeader Parse(string text, int bytes)
    {
        var (type, order, shape) = (TypePattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new InvalidDataException("has a header without a plain 'descr', 'fortran_order' and 'shape'");
        }

        if (NpyNumber.Size(type.Groups[1].Value) == 0)
        {
            throw new InvalidDataException($"has numbers of type '{type.Groups[1].Value}', and only {NpyNumber.Accepted} are read");
        }

        if (order.Groups[1].Value == "True")
        {
            throw new InvalidDataException("is in Fortran order, and only C order is read");
        }

        var lengths = new List<int>();
        foreach (var part in shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            lengths.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? length
                : throw new InvalidDataException("has a shape that is not made of whole numbers within bounds"));
        }

        return new NpyHeader(type.Groups[1].Value, lengths, bytes);
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]{1,16})['"]""", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)\b""", RegexOptions.CultureInvariant)]
    private static partial Regex OrderPattern();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([0-9, ]{0,100})\)""", RegexOptions.CultureInvariant)]
    private static partial Regex ShapePattern();
}

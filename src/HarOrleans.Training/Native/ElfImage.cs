using System.Buffers.Binary;
using System.Text;

namespace HarOrleans.Training;

/// <summary>The dynamic symbol tables of a 64-bit little-endian ELF file. Reads outside of the file throw <see cref="ArgumentOutOfRangeException"/>.</summary>
internal sealed class ElfImage
{
    /// <summary>Where the hash lies in a needed version's record.</summary>
    public const int VernauxHash = 0;

    /// <summary>Where the name's offset lies in a needed version's record.</summary>
    public const int VernauxName = 8;

    private const int SymbolSize = 24;
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Size)> _sections = [];

    /// <summary>Reads the section table.</summary>
    /// <exception cref="InvalidDataException">No such ELF file, or one without dynamic symbols and versions.</exception>
    public ElfImage(byte[] file)
    {
        _file = file;
        if (file.Length < 64 || !file.AsSpan(0, 6).SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            throw new InvalidDataException("The library is not a 64-bit little-endian ELF file.");
        }

        var table = Position(0x28);
        int size = U16(0x3A), count = U16(0x3C), namesAt = U16(0x3E);
        var names = Position(table + (namesAt * size) + 0x18);
        for (var i = 0; i < count; i++)
        {
            var header = table + (i * size);
            _sections[Text(names + U32(header))] = (Position(header + 0x18), Position(header + 0x20));
        }

        foreach (var needed in (string[])[".dynsym", ".dynstr", ".gnu.version", ".gnu.version_r"])
        {
            if (!_sections.ContainsKey(needed))
            {
                throw new InvalidDataException($"The library is not laid out as expected: it has no section {needed}.");
            }
        }
    }

    /// <summary>Number of dynamic symbols.</summary>
    public int SymbolCount => _sections[".dynsym"].Size / SymbolSize;

    /// <summary>Where a symbol's name lies in the file.</summary>
    public int SymbolNameOffset(int symbol) => checked(_sections[".dynstr"].Offset + U32(_sections[".dynsym"].Offset + (symbol * SymbolSize)));

    /// <summary>A symbol's name.</summary>
    public string SymbolName(int symbol) => Text(SymbolNameOffset(symbol));

    /// <summary>Where a symbol's version index lies in the file.</summary>
    public int SymbolVersion(int symbol) => _sections[".gnu.version"].Offset + (symbol * 2);

    /// <summary>The index that symbols use to refer to a needed version, given where its record lies.</summary>
    public ushort VersionIndex(int record) => U16(record + 6);

    /// <summary>All versions that the file needs of other libraries, with where their records lie.</summary>
    public IEnumerable<(string Library, string Name, int Offset)> NeededVersions()
    {
        var strings = _sections[".dynstr"].Offset;
        var library = _sections[".gnu.version_r"].Offset;
        while (true)
        {
            var name = Text(strings + U32(library + 4));
            var record = library + U32(library + 8);
            for (var i = 0; i < U16(library + 2); i++)
            {
                yield return (name, Text(strings + U32(record + VernauxName)), record);
                record = checked(record + U32(record + 12));
            }

            var next = U32(library + 12);
            if (next == 0)
            {
                yield break;
            }

            library = checked(library + next);
        }
    }

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(offset));

    private int U32(int offset) => checked((int)BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(offset)));

    private int Position(int offset) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(offset)));

    private string Text(int offset)
    {
        var rest = _file.AsSpan(offset);
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(rest[..(end < 0 ? throw new ArgumentOutOfRangeException(nameof(offset), offset, "Text without an end.") : end)]);
    }
}

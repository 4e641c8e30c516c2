using System.Buffers.Binary;
using System.Text;

namespace HarOrleans.Training;

/// <summary>
/// Lets libLibTorchSharp.so, built with GCC 13, load with an older libstdc++. The file asks for one symbol of the newer library,
/// <c>std::ios_base_library_init()</c>, which only sees to it that std::cout and its like are set up. <c>std::ios_base::Init::Init()</c>, in every
/// libstdc++, does the same and touches nothing of its object, so it may be called without one. The patch renames that one import and moves its version to GLIBCXX_3.4.
/// </summary>
internal static class LibTorchSharpPatch
{
    /// <summary>The version that an older libstdc++ lacks.</summary>
    public const string MissingVersion = "GLIBCXX_3.4.32";

    private const string BaseVersion = "GLIBCXX_3.4";
    private const string Runtime = "libstdc++.so.6";
    private const string MissingSymbol = "_ZSt21ios_base_library_initv";
    private const string OlderSymbol = "_ZNSt8ios_base4InitC1Ev";

    /// <summary>The patched bytes of a stock file; the same bytes each time.</summary>
    /// <exception cref="InvalidDataException">The file is not laid out as expected, and nothing may be concluded about it.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> stock)
    {
        var file = stock.ToArray();
        try
        {
            Patch(new ElfImage(file), file);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The library's ELF tables point outside of the file.", error);
        }

        return file;
    }

    private static void Patch(ElfImage elf, byte[] file)
    {
        var symbol = OnlyUseOf(elf, MissingSymbol);
        var (missing, present) = Versions(elf);

        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(elf.SymbolVersion(symbol)), elf.VersionIndex(present));

        // The requirement itself: hash and name of 3.4.32 become those of 3.4, which the library has. Its index stays, unused.
        file.AsSpan(present + ElfImage.VernauxHash, 4).CopyTo(file.AsSpan(missing + ElfImage.VernauxHash));
        file.AsSpan(present + ElfImage.VernauxName, 4).CopyTo(file.AsSpan(missing + ElfImage.VernauxName));

        var name = file.AsSpan(elf.SymbolNameOffset(symbol), MissingSymbol.Length);
        name.Clear();
        Encoding.ASCII.GetBytes(OlderSymbol, name);
    }

    /// <summary>The symbol's index; no other symbol may share any part of its name in the string table, for it would be renamed too.</summary>
    private static int OnlyUseOf(ElfImage elf, string symbolName)
    {
        var found = -1;
        for (var i = 0; i < elf.SymbolCount; i++)
        {
            if (elf.SymbolName(i) == symbolName)
            {
                found = found < 0 ? i : throw Unexpected($"{symbolName} is there twice");
            }
        }

        if (found < 0)
        {
            throw Unexpected($"it does not import {symbolName}");
        }

        var start = elf.SymbolNameOffset(found);
        for (var i = 0; i < elf.SymbolCount; i++)
        {
            var offset = elf.SymbolNameOffset(i);
            if (i != found && offset >= start && offset <= start + symbolName.Length)
            {
                throw Unexpected($"the symbol {elf.SymbolName(i)} shares the name {symbolName}");
            }
        }

        return found;
    }

    private static (int Missing, int Present) Versions(ElfImage elf)
    {
        var needed = elf.NeededVersions().Where(version => version.Library == Runtime).ToList();
        int Offset(string name)
        {
            var matches = needed.Where(version => version.Name == name).ToList();
            return matches.Count == 1 ? matches[0].Offset : throw Unexpected($"it needs {name} of {Runtime} {matches.Count} times");
        }

        return (Offset(MissingVersion), Offset(BaseVersion));
    }

    private static InvalidDataException Unexpected(string what) => new($"The library is not laid out as expected: {what}.");
}

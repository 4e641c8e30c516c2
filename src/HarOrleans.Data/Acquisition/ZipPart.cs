using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using HarOrleans.Data.Reading;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Acquisition;

/// <summary>
/// Reads one entry of a zip file, and believes nothing that the file says of it: no more bytes come out than it claims, and at its end length and
/// checksum are compared, which .NET's reader leaves alone.
/// </summary>
internal sealed class ZipPart(Stream inner, string place, long length, uint checksum) : ForwardStream(inner)
{
    private const long Largest = 256L << 20;
    private readonly Crc32 _found = new();
    private long _read;

    /// <summary>Opens a zip file. An entry's name is looked up and never used as a path.</summary>
    internal static ZipArchive OpenZip(Stream stream, string place)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries.Count; // reads the directory
            return zip;
        }
        catch (Exception damaged) when (NpzFile.MeansDamage(damaged))
        {
            throw Wrong($"this is not a whole zip file ({damaged.Message.TrimEnd('.')})", place, damaged);
        }
    }

    /// <summary>Opens the one entry of a name, within 256 MiB or the length that is known beforehand.</summary>
    internal static ZipPart Open(ZipArchive zip, string name, string place, long? known = null)
    {
        var found = zip.Entries.Where(entry => entry.FullName == name).Take(2).ToArray();
        place = $"{place}!{name}";
        if (found.Length != 1)
        {
            throw Wrong(found.Length == 0 ? "the archive lacks this file" : "the archive has this file twice", place);
        }

        var entry = found[0];
        if (entry.Length > (known ?? Largest) || (known is not null && entry.Length != known))
        {
            throw Wrong(
                string.Create(CultureInfo.InvariantCulture, $"the file claims {entry.Length} bytes, and {(known is null ? "at most " : "")}{known ?? Largest} are expected"), place);
        }

        try
        {
            return new ZipPart(entry.Open(), place, entry.Length, entry.Crc32);
        }
        catch (Exception damaged) when (NpzFile.MeansDamage(damaged))
        {
            throw Wrong($"the file is damaged ({damaged.Message.TrimEnd('.')})", place, damaged);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = Inner.Read(buffer);
        }
        catch (Exception damaged) when (NpzFile.MeansDamage(damaged))
        {
            throw Wrong($"the file is damaged ({damaged.Message.TrimEnd('.')})", place, damaged);
        }

        _read += read;
        _found.Append(buffer[..read]);
        if (_read > length || (read == 0 && buffer.Length > 0 && (_read < length || _found.GetCurrentHashAsUInt32() != checksum)))
        {
            throw Wrong("the file is damaged: its length or checksum is not what the archive says", place);
        }

        return read;
    }

    private static InvalidDataSetException Wrong(string problem, string place, Exception? inner = null) =>
        new(problem, "Download the archive again.", place, inner: inner);
}

using System.IO.Compression;
using System.Security.Cryptography;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Acquisition;

/// <summary>Turns the published archive into a data set. Only entries that are asked for by name are read, and none is written under its own name.</summary>
internal static class UciArchive
{
    private const string Inside = "UCI HAR Dataset/";

    /// <summary>Reads and checks the whole archive.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="place">What messages call it.</param>
    /// <param name="workFile">Where the inner archive may be put; the caller removes it.</param>
    /// <param name="archive">What to expect.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataSetException">The archive is not what it should be; the message says where.</exception>
    internal static HarDataset Read(Stream content, string place, string workFile, HarArchive archive, CancellationToken cancellationToken)
    {
        using var outer = ZipPart.OpenZip(content, place);
        using var inner = new FileStream(workFile, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Unpack(outer, place, inner, archive, cancellationToken);
        place = $"{place}!{archive.InnerName}";
        return ReadInner(inner, place, archive, cancellationToken);
    }

    /// <summary>Reads and checks the inner archive, which is also handed around by itself.</summary>
    /// <exception cref="InvalidDataSetException">The archive is not what it should be; the message says where.</exception>
    internal static HarDataset ReadInner(Stream content, string place, HarArchive archive, CancellationToken cancellationToken)
    {
        using var zip = ZipPart.OpenZip(content, place);
        var features = Read(zip, place, "features.txt", lines => UciNames.Features(lines, archive.Features), cancellationToken);
        var activities = Read(zip, place, "activity_labels.txt", UciNames.Activities, cancellationToken);
        return new HarDataset(
            "uci-har",
            false,
            ReadTable(zip, place, "train", archive.TrainRows, features, activities, cancellationToken),
            ReadTable(zip, place, "test", archive.TestRows, features, activities, cancellationToken));
    }

    private static void Unpack(ZipArchive outer, string place, FileStream target, HarArchive archive, CancellationToken cancellationToken)
    {
        using var entry = ZipPart.Open(outer, archive.InnerName, place, archive.InnerSize);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = entry.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
        }

        target.Seek(0, SeekOrigin.Begin);
        var digest = Convert.ToHexStringLower(SHA256.HashData(target));
        if (digest != archive.InnerSha256)
        {
            throw new InvalidDataSetException(
                $"its SHA-256 is {digest}, and {archive.InnerSha256} is expected", "Download the archive again.", $"{place}!{archive.InnerName}");
        }

        target.Seek(0, SeekOrigin.Begin);
    }

    private static HarTable ReadTable(
        ZipArchive zip, string place, string half, int rows, string[] features, Dictionary<int, string> activities, CancellationToken cancellationToken)
    {
        var people = Read(zip, place, $"{half}/subject_{half}.txt", lines => UciNumbers.Whole(lines, rows), cancellationToken);
        var names = Read(zip, place, $"{half}/y_{half}.txt", lines => UciNames.Done(lines, rows, activities), cancellationToken);
        var values = Read(zip, place, $"{half}/X_{half}.txt", lines => UciNumbers.Matrix(lines, rows, features.Length), cancellationToken);
        return new HarTable(ColumnNames.Distinguish(features), values, people, names, string.Empty) { HeaderNames = features };
    }

    private static T Read<T>(ZipArchive zip, string place, string name, Func<UciLines, T> read, CancellationToken cancellationToken)
    {
        using var entry = ZipPart.Open(zip, Inside + name, place);
        using var lines = new UciLines(entry, $"{place}!{Inside}{name}", cancellationToken);
        var result = read(lines);
        lines.ReadToEnd();
        return result;
    }
}

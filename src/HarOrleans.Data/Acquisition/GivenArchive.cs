using System.Globalization;
using System.Security.Cryptography;

namespace HarOrleans.Data.Acquisition;

/// <summary>An archive file that the caller names: the published one as it is downloaded, or the zip file in it. It is checked, and becomes the kept data set as a download would.</summary>
internal static class GivenArchive
{
    private const string Advice = "Download it again, or name a folder with train.csv[.gz] and test.csv[.gz].";

    /// <summary>Whether a name means an archive and not a folder.</summary>
    internal static bool Is(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>Makes the kept data set of the archive, where it is not there yet; its folder.</summary>
    /// <exception cref="InvalidDataSetException">The archive cannot be used, or the cache cannot be written; nothing was changed.</exception>
    internal static string Unpack(string path, DataSearch search, Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var isInner = CheckIsInner(file, path, search.Archive);
            var cache = new DataCache(
                search.CacheFolder ?? throw new InvalidDataSetException("there is no folder to unpack it in", $"Set {DataSearch.CacheVariable} to a folder.", path), search.Archive, time);
            if (!cache.IsWhole(cancellationToken))
            {
                say($"The archive is unpacked into {cache.Root}.");
                Directory.CreateDirectory(cache.Root);
                cache.Publish(folder => Make(file, path, isInner, folder, search.Archive, cancellationToken), cancellationToken);
            }

            return cache.Folder;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataSetException("there is no such file", "Name the archive as it was downloaded, or a folder with train.csv[.gz] and test.csv[.gz].", path, inner: missing);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataSetException(
                $"it cannot be read, or not be unpacked into {search.CacheFolder} ({refused.Message.TrimEnd('.')})", $"See to the rights and the space there, or set {DataSearch.CacheVariable} to another folder.", path, inner: refused);
        }
    }

    /// <summary>Compares size and digest with what is known of the archive and of the one in it.</summary>
    private static bool CheckIsInner(FileStream file, string path, HarArchive archive)
    {
        if (file.Length == 0)
        {
            throw new InvalidDataSetException("the file is empty", Advice, path);
        }

        if (file.Length != archive.Size && file.Length != archive.InnerSize)
        {
            throw new InvalidDataSetException(
                string.Create(CultureInfo.InvariantCulture, $"it has {file.Length} bytes, and the archive has {archive.Size}, the zip file in it {archive.InnerSize}: it is cut off, or another one"), Advice, path);
        }

        var (isInner, digest) = (file.Length == archive.InnerSize, Convert.ToHexStringLower(SHA256.HashData(file)));
        var expected = isInner ? archive.InnerSha256 : archive.Sha256;
        file.Seek(0, SeekOrigin.Begin);
        return digest == expected ? isInner : throw new InvalidDataSetException($"its SHA-256 is {digest}, and {expected} is expected", Advice, path);
    }

    private static void Make(FileStream file, string path, bool isInner, string folder, HarArchive archive, CancellationToken cancellationToken)
    {
        if (isInner)
        {
            HarData.WriteCsv(UciArchive.ReadInner(file, path, archive, cancellationToken), folder);
            return;
        }

        var inner = Path.Combine(folder, "inner.zip");
        HarData.WriteCsv(UciArchive.Read(file, path, inner, archive, cancellationToken), folder);
        File.Delete(inner);
    }
}

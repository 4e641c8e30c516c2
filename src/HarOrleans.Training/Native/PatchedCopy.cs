using System.Security.Cryptography;
using System.Runtime.Versioning;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// A patched copy of a native library on disk. What is loaded is code, so the copy lies in a folder that only this user can write, and its bytes are
/// compared with what the patch gives before each use: one that was changed or half written is replaced.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class PatchedCopy
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder for this user's copies: in the user's cache folder, or where there is none, in the temporary folder.</summary>
    public static string DefaultFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathFullyQualified(cache))
        {
            var home = Environment.GetEnvironmentVariable("HOME");
            cache = string.IsNullOrEmpty(home) || !Directory.Exists(home) ? null : Path.Combine(home, ".cache");
        }

        return CanMake(cache)
            ? Path.Combine(cache!, "har-orleans", "native")
            : Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"har-orleans-{UnixOwner.CurrentUser}"));
    }

    /// <summary>Gives the path of a sound patched copy of the library, made first where it is missing or differs. Several processes may do this at once.</summary>
    /// <param name="stock">The library as it was installed.</param>
    /// <param name="folder">The folder for copies; made where it does not exist.</param>
    /// <exception cref="HarException">The folder is not safe, or the copy cannot be made.</exception>
    public static string Prepare(string stock, string folder)
    {
        try
        {
            var original = File.ReadAllBytes(stock);
            var patched = LibTorchSharpPatch.Apply(original);
            MakeSafe(folder);
            var copy = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(stock)}-{Convert.ToHexStringLower(SHA256.HashData(original))}.so");
            if (!IsSound(copy, patched))
            {
                Write(copy, patched);
            }

            return IsSound(copy, patched) ? copy : throw new IOException($"{copy} was written, but does not read back as written.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new HarException(
                $"This system's libstdc++ is older than GCC 13's, and no copy of {stock} that works with it can be made in {folder}: {error.Message} Set XDG_CACHE_HOME to a folder that you own, or install libstdc++ 13 or newer (Debian 13, Ubuntu 24.04).",
                error);
        }
    }

    private static bool CanMake(string? cache)
    {
        if (cache is null)
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(cache, "har-orleans", "native"), FolderMode);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void MakeSafe(string folder)
    {
        Directory.CreateDirectory(folder, FolderMode);
        if (!UnixOwner.IsOwnFolder(folder))
        {
            throw new UnauthorizedAccessException($"{folder} is not a folder of the user {UnixOwner.CurrentUser}.");
        }

        const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(folder) & Others) != 0)
        {
            throw new UnauthorizedAccessException($"others may write to {folder}; its mode has to be 0700.");
        }
    }

    private static bool IsSound(string copy, byte[] expected) => File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(expected);

    private static void Write(string copy, byte[] content)
    {
        var unfinished = $"{copy}.{Path.GetRandomFileName()}";
        try
        {
            using (var file = new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            // A rename leaves processes that have the old file loaded alone; overwriting it would crash them.
            File.Move(unfinished, copy, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

using System.Security.Cryptography;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Artifacts;

namespace HarOrleans.Server;

/// <summary>
/// Sees at a server's start that its folder of artifacts is the one that the cluster's other servers have. The folder has a mark, which its first server makes; the database keeps the mark that
/// was there first. A folder that others do not see, or that is not mounted, has another one or none.
/// </summary>
internal static class SharedArtifacts
{
    private const string Key = "artifact-folder";

    /// <summary>Returns where the folder, which is there, is the cluster's; the first one becomes it. Any number of servers may start at once.</summary>
    /// <exception cref="InvalidSpecException">It is another one; it is left as it was.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be written.</exception>
    internal static async Task RequireAsync(string folder, ISecretStore secrets, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetFullPath(folder), ArtifactFolder.Mark);
        try
        {
            var found = Read(file);
            var mark = found ?? Make(file);
            var cluster = Convert.ToHexStringLower(await secrets.GetOrAddAsync(Key, Convert.FromHexString(mark), cancellationToken));
            if (cluster == mark)
            {
                return;
            }

            if (found is null)
            {
                File.Delete(file);
            }

            throw new InvalidSpecException([$"artifacts = '{folder}' is not the folder that the other servers of this database share: {(found is null ? "their mark is not in it" : "it has the mark of another one")}. Give the folder that all of them see, and look whether it is mounted here. Where their files were moved here without hidden ones, say so: echo {cluster} > {file}"]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The folder of artifacts '{folder}' cannot be used: {error.Message} Choose one that this user may write.", error);
        }
    }

    private static string? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var text = File.ReadAllText(file).Trim();
        return text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new InvalidSpecException([$"artifacts: '{file}' does not hold a mark of this program. Take the file away, where nothing else needs it, and start again."]);
    }

    /// <summary>Makes a mark whole or not at all, where none is; the mark that is there then.</summary>
    private static string Make(string file)
    {
        var spare = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllText(spare, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)) + "\n");
            File.Move(spare, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another server was first.
        }
        finally
        {
            File.Delete(spare);
        }

        return Read(file) ?? throw new IOException($"'{file}' went away while it was made.");
    }
}

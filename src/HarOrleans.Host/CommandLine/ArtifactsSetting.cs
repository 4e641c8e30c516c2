using HarOrleans.Contracts;
using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>Where artifacts are kept: a folder, or a bucket whose address begins with <c>s3://</c>. What a command leaves open stands in the environment or appsettings.json; else it is the state folder.</summary>
internal static class ArtifactsSetting
{
    /// <summary>The environment variable.</summary>
    internal const string Variable = "HAR_ARTIFACTS";

    private const string Setting = "artifacts";
    private const string Scheme = "s3://";

    /// <summary>The folder, or null for the state folder's own or where it is a bucket.</summary>
    /// <param name="given">What the command says.</param>
    internal static string? FolderOf(string? given) => Find(given).Text is { } text && !IsBucket(text) ? text : null;

    /// <summary>The bucket, or null where it is a folder.</summary>
    /// <param name="given">What the command says.</param>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    internal static S3Address? BucketOf(string? given)
    {
        var (text, from) = Find(given);
        try
        {
            return text is not null && IsBucket(text) ? S3Address.Parse(text) : null;
        }
        catch (InvalidSpecException e)
        {
            throw new BadInputException($"{from}: {e.Message}");
        }
    }

    private static bool IsBucket(string text) => text.StartsWith(Scheme, StringComparison.Ordinal);

    private static (string? Text, string From) Find(string? given)
    {
        if (given is not null)
        {
            return (given, "--artifacts");
        }

        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? (text, Variable)
            : (new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).Build()[Setting], "appsettings.json");
    }
}

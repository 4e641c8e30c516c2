using System.Text.RegularExpressions;
using HarOrleans.Contracts;

namespace HarOrleans.Storage;

/// <summary>
/// Where a bucket of an S3-compatible store is. Holds no secrets: they come from where every program of AWS's takes them (<c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>, a
/// profile, or the machine's role).
/// </summary>
public sealed partial class S3Address
{
    private S3Address(string bucket, string prefix, Uri? endpoint, string? region) => (Bucket, Prefix, Endpoint, Region) = (bucket, prefix, endpoint, region);

    /// <summary>The bucket, which must exist.</summary>
    public string Bucket { get; }

    /// <summary>What every key begins with: empty, or ending with a slash.</summary>
    public string Prefix { get; }

    /// <summary>The store's address where it is not AWS's own.</summary>
    public Uri? Endpoint { get; }

    /// <summary>The region, or null for that of the environment.</summary>
    public string? Region { get; }

    /// <summary>Reads <c>s3://bucket/prefix?endpoint=https://host:port&amp;region=eu-central-1</c>; prefix, endpoint and region may be left out.</summary>
    /// <param name="text">The address.</param>
    /// <exception cref="InvalidSpecException">It is none; the message says why.</exception>
    public static S3Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != "s3" || uri.UserInfo.Length > 0)
        {
            throw Wrong(text, "give s3://BUCKET/PREFIX?endpoint=https://HOST:PORT&region=REGION, with the keys in the environment");
        }

        if (!BucketName().IsMatch(uri.Host))
        {
            throw Wrong(text, $"'{uri.Host}' is no bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens");
        }

        Uri? endpoint = null;
        string? region = null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var key, var rest] ? (key, Uri.UnescapeDataString(rest)) : (pair, "");
            switch (name)
            {
                case "endpoint" when Uri.TryCreate(value, UriKind.Absolute, out endpoint) && endpoint.Scheme is "http" or "https":
                    break;
                case "region" when value.Length > 0:
                    region = value;
                    break;
                default:
                    throw Wrong(text, $"'{pair}' is neither endpoint=https://HOST:PORT nor region=REGION");
            }
        }

        var prefix = uri.AbsolutePath.Trim('/');
        return new(uri.Host, prefix.Length == 0 ? "" : Uri.UnescapeDataString(prefix) + "/", endpoint, region);
    }

    /// <inheritdoc />
    public override string ToString() => $"s3://{Bucket}/{Prefix}{(Endpoint is null ? "" : $" at {Endpoint}")}";

    private static InvalidSpecException Wrong(string text, string why) => new([$"artifacts = '{text}': {why}."]);

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketName();
}

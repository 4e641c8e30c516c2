using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>
/// Makes and checks the signed URLs of files: HMAC-SHA256 with a key of the installation over method, path in the store, end, size and digest, so that a URL is good for exactly that. The path
/// begins with the run, and of a trial's run with the attempt.
/// </summary>
public sealed class ArtifactGrants(ISecretStore secrets, TimeProvider time, IPublicAddress? address = null)
{
    /// <summary>The route of the URLs; the path in the store follows.</summary>
    public const string Route = "/api/artifacts/";

    private const string Key = "artifact-urls";

    /// <summary>How long a URL may be used. A request that has begun goes on.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private byte[]? _key;

    /// <summary>A URL for one file.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path in the store.</param>
    /// <param name="bytes">The size, or the most that is taken.</param>
    /// <param name="sha256">The digest, or null where none was stated.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ArtifactGrant> GrantAsync(string method, string path, long bytes, string? sha256, CancellationToken cancellationToken)
    {
        var ends = time.GetUtcNow() + Lifetime;
        var expires = ends.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var size = bytes.ToString(CultureInfo.InvariantCulture);
        var signature = Sign(await KeyAsync(cancellationToken), method, path, expires, size, sha256 ?? "");
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return new(method, $"{address?.Value?.ToString().TrimEnd('/')}{Route}{escaped}?expires={expires}&bytes={size}&sha256={sha256}&signature={signature}", ends, bytes, sha256);
    }

    /// <summary>What a URL allows.</summary>
    /// <param name="method">The request's method; HEAD counts as GET.</param>
    /// <param name="path">The path in the store, unescaped.</param>
    /// <param name="query">The URL's parameters by name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArtifactException">It was not made by this installation for that, or its time is over.</exception>
    public async Task<ArtifactExpectation> CheckAsync(string method, string path, Func<string, string?> query, CancellationToken cancellationToken)
    {
        var (expires, size, sha256) = (query("expires") ?? "", query("bytes") ?? "", query("sha256") ?? "");
        var wanted = Sign(await KeyAsync(cancellationToken), method == "HEAD" ? ArtifactRequest.Get : method, path, expires, size, sha256);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(wanted), Encoding.ASCII.GetBytes(query("signature") ?? "")))
        {
            throw new ArtifactException(ArtifactException.Refused, $"This URL was not made for {method} of '{path}'. Ask the run for one: each is for one method, file, size and digest.");
        }

        var ends = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(expires, CultureInfo.InvariantCulture));
        return time.GetUtcNow() < ends
            ? new(long.Parse(size, CultureInfo.InvariantCulture), sha256.Length == 0 ? null : sha256)
            : throw new ArtifactException(ArtifactException.Refused, FormattableString.Invariant($"This URL could be used until {ends:yyyy-MM-dd HH:mm:ss} UTC. Ask for another one."));
    }

    private static string Sign(byte[] key, params string[] parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken) => _key ??= await secrets.GetAsync(Key, cancellationToken);
}

using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HarOrleans.Dashboard;

/// <summary>
/// The scripts and styles, carried inside the assembly. So the pages look the same from <c>dotnet run</c>, from a built or published executable in any
/// folder and environment, and from a test, whose projects have no web assets of their own.
/// </summary>
internal sealed class DashboardAssets
{
    private readonly ConcurrentDictionary<string, DashboardAsset?> _assets = new();

    /// <summary>The address of an asset.</summary>
    public string Url(string name) => Routes.Asset(name, Find(name)?.Version ?? throw new InvalidOperationException($"There is no asset '{name}'."));

    public DashboardAsset? Find(string name) => _assets.GetOrAdd(name, Load);

    public static async Task ServeAsync(HttpContext context, string name, DashboardAssets assets)
    {
        if (assets.Find(name) is not { } asset)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        var isVersioned = context.Request.Query["v"] == asset.Version;
        headers.ETag = $"\"{asset.Version}\"";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = asset.Plain;
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            body = asset.Gzip.Value;
            headers.ContentEncoding = "gzip";
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static DashboardAsset? Load(string name)
    {
        using var resource = typeof(DashboardAssets).Assembly.GetManifestResourceStream($"assets/{name}");
        if (resource is null)
        {
            return null;
        }

        var plain = new byte[resource.Length];
        resource.ReadExactly(plain);
        var contentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };
        return new(contentType, Convert.ToHexStringLower(SHA256.HashData(plain))[..12], plain, new Lazy<byte[]>(() => Compress(plain)));
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }
}

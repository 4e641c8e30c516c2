using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace HarOrleans.Server;

/// <summary>
/// <c>GET</c>, <c>HEAD</c> and <c>PUT /api/artifacts/{path}</c> with a signature that a grain made: a file's bytes, streamed to the store or from it. An answer to <c>PUT</c> is
/// <c>{"bytes", "sha256"}</c>, once they are durable; errors are <c>{"code", "message"}</c> with the codes of <see cref="ArtifactException"/>.
/// </summary>
internal static class SignedArtifactEndpoint
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Put];

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(ArtifactGrants.Route + "{**path}", Methods, ServeAsync).WithDisplayName("Signed artifacts").DisableAntiforgery();

    private static async Task<IResult> ServeAsync(HttpContext context, string? path, ArtifactGrants grants, IArtifactStore artifacts)
    {
        ArtifactAnswers.Guard(context);
        try
        {
            // A slash within a name came escaped twice: such a name is none.
            var file = (path ?? "").Contains("%2f", StringComparison.OrdinalIgnoreCase) ? "" : path ?? "";
            var expected = await grants.CheckAsync(context.Request.Method, file, name => context.Request.Query[name], context.RequestAborted);
            return HttpMethods.IsPut(context.Request.Method)
                ? await ReceiveAsync(context, file, expected, artifacts)
                : await SendAsync(context, file, artifacts);
        }
        catch (Exception error) when (ArtifactAnswers.Refuse(error) is { } refusal)
        {
            return refusal;
        }
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, string path, ArtifactExpectation expected, IArtifactStore artifacts)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null; // the signed size is the limit
        }

        if (context.Request.ContentLength > expected.MaxBytes)
        {
            throw new ArtifactException(ArtifactException.TooLarge, FormattableString.Invariant($"'{path}' has {context.Request.ContentLength} bytes; the URL was made for {expected.MaxBytes}. Nothing was stored."));
        }

        var stored = await artifacts.ReceiveAsync(path, context.Request.Body, expected, context.RequestAborted);
        return Results.Json(new { bytes = stored.Bytes, sha256 = stored.Sha256 });
    }

    private static async Task<IResult> SendAsync(HttpContext context, string path, IArtifactStore artifacts) =>
        await artifacts.FindAsync(path, context.RequestAborted) is { } file && await artifacts.OpenReadAsync(path, context.RequestAborted) is { } stream
            ? ArtifactAnswers.Send(context, file, stream, inline: false)
            : throw new ArtifactException(ArtifactException.NotFound, $"There is no artifact '{path}'.");
}

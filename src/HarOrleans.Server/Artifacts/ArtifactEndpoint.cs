using HarOrleans.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HarOrleans.Server;

/// <summary>
/// <c>GET</c> and <c>HEAD /api/runs/{runId}/artifacts/{path}</c>: a run's file, streamed, whole or in ranges. What a run logged is anybody's text: it is sent as a
/// download, and with <c>?inline=1</c> only under a policy that makes it a stranger to our pages and lets no script run.
/// </summary>
internal static class ArtifactEndpoint
{
    private const string Pattern = "/api/runs/{runId}/artifacts/{**path}";
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly FileExtensionContentTypeProvider Types = new(
        new FileExtensionContentTypeProvider().Mappings.Append(new(".jsonl", "application/json-lines")).Append(new(".pth", "application/octet-stream"))
            .ToDictionary(StringComparer.OrdinalIgnoreCase));

    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods(Pattern, Methods, ServeAsync).WithDisplayName("Run artifacts");

    private static async Task<IResult> ServeAsync(HttpContext context, string runId, string? path, string? inline, RunFiles files)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await files.FindAsync(runId, path ?? "", context.RequestAborted) is { } file && await files.OpenAsync(file, context.RequestAborted) is { } stream
                ? Send(context, file, stream, inline == "1")
                : Results.Text($"Run '{runId}' has no artifact '{path}'.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (ArgumentException refused)
        {
            return Results.Text(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Send(HttpContext context, ArtifactFile file, Stream stream, bool inline)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (inline)
        {
            context.Response.Headers.ContentSecurityPolicy = Sandbox;
        }

        return Results.Stream(
            stream,
            Types.TryGetContentType(name, out var type) ? type : "application/octet-stream",
            inline ? null : name,
            file.ModifiedAt,
            new EntityTagHeaderValue(FormattableString.Invariant($"\"{file.ModifiedAt.UtcTicks:x}-{file.Bytes:x}\"")),
            enableRangeProcessing: true);
    }
}

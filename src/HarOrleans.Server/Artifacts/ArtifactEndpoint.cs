using HarOrleans.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HarOrleans.Server;

/// <summary>
/// <c>GET</c> and <c>HEAD /api/runs/{runId}/artifacts/{path}</c>: a run's file for the pages, streamed, whole or in ranges, as a download. With <c>?inline=1</c> for their frames and
/// pictures, under a policy that makes it a stranger to our pages and lets no script run.
/// </summary>
internal static class ArtifactEndpoint
{
    private const string Pattern = "/api/runs/{runId}/artifacts/{**path}";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods(Pattern, Methods, ServeAsync).WithDisplayName("Run artifacts");

    private static async Task<IResult> ServeAsync(HttpContext context, string runId, string? path, string? inline, RunFiles files)
    {
        ArtifactAnswers.Guard(context);
        try
        {
            return await files.FindAsync(runId, path ?? "", context.RequestAborted) is { } file && await files.OpenAsync(file, context.RequestAborted) is { } stream
                ? ArtifactAnswers.Send(context, file, stream, inline == "1")
                : throw new ArtifactException(ArtifactException.NotFound, $"Run '{runId}' has no artifact '{path}'.");
        }
        catch (Exception error) when (ArtifactAnswers.Refuse(error) is { } refusal)
        {
            return refusal;
        }
    }
}

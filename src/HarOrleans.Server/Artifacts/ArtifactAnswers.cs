using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HarOrleans.Server;

/// <summary>How files and their errors are sent. A file is anybody's text: every answer says that it is no page of ours, whatever a browser makes of it.</summary>
internal static class ArtifactAnswers
{
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>A file, whole or the range that was asked for.</summary>
    internal static IResult Send(HttpContext context, ArtifactFile file, Stream stream, bool inline)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        Guard(context);
        return Results.Stream(stream, ArtifactTypes.Of(name), inline ? null : name, file.ModifiedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>Headers that keep a file from acting as a page of ours.</summary>
    internal static void Guard(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = Sandbox;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>An error as <c>{"code", "message"}</c>; null for one that is none of the caller's or the store's.</summary>
    internal static IResult? Refuse(Exception error) => error switch
    {
        ArtifactException refused => Say(refused.Code, refused.Message),
        ArgumentException or ConflictException => Say(ArtifactException.BadPath, error.Message),
        StorageUnavailableException => Say(ArtifactException.StorageUnavailable, error.Message),
        _ => null,
    };

    private static IResult Say(string code, string message) => Results.Json(new { code, message }, statusCode: code switch
    {
        ArtifactException.Refused => StatusCodes.Status403Forbidden,
        ArtifactException.NotFound => StatusCodes.Status404NotFound,
        ArtifactException.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ArtifactException.ChecksumMismatch => StatusCodes.Status422UnprocessableEntity,
        ArtifactException.StorageUnavailable => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status400BadRequest,
    });
}

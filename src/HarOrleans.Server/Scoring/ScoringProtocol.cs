using System.Text.Encodings.Web;
using System.Text.Json;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Orleans.Runtime;

namespace HarOrleans.Server;

/// <summary>
/// How a request for predictions is read and answered, wherever models are served: a JSON body as MLflow's scoring server takes it gets <c>{"predictions": […]}</c>. What is wrong gets
/// <c>error_code</c> and <c>message</c>: 400 a request that does not fit, 404 a model that is not there, 413 a body of more than 64 MiB, 415 another content type, 422 files that are no model of ours,
/// 501 a server that cannot predict, 503 one that could, with a silo of the role <c>trainer</c>, or that did not answer in time.
/// </summary>
public static class ScoringProtocol
{
    /// <summary>The largest body.</summary>
    public const long MostBytes = 64 << 20;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="predict">Predicts what the body asks for.</param>
    public static async Task AnswerAsync(HttpContext context, Func<byte[], CancellationToken, Task<IReadOnlyList<Prediction>>> predict)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(predict);
        var (status, document) = context.Request.HasJsonContentType()
            ? await AnswerAsync(context, predict, context.RequestAborted)
            : (StatusCodes.Status415UnsupportedMediaType, Error("BAD_REQUEST", $"This endpoint takes application/json, not '{context.Request.ContentType}'."));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(document, Form), (byte)'\n'], context.RequestAborted);
    }

    private static async Task<(int Status, object Document)> AnswerAsync(
        HttpContext context, Func<byte[], CancellationToken, Task<IReadOnlyList<Prediction>>> predict, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = MostBytes;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, cancellationToken);
            return (StatusCodes.Status200OK, new { Predictions = await predict(body.ToArray(), cancellationToken) });
        }
        catch (InvalidSpecException e)
        {
            return (StatusCodes.Status400BadRequest, Error("BAD_REQUEST", e.Message));
        }
        catch (NotFoundException e)
        {
            return (StatusCodes.Status404NotFound, Error("RESOURCE_DOES_NOT_EXIST", e.Message));
        }
        catch (ScoringUnavailableException e)
        {
            return e.Supported
                ? (StatusCodes.Status503ServiceUnavailable, Error("TEMPORARILY_UNAVAILABLE", e.Message))
                : (StatusCodes.Status501NotImplemented, Error("NOT_IMPLEMENTED", e.Message));
        }
        catch (HarException e)
        {
            return (StatusCodes.Status422UnprocessableEntity, Error("INVALID_STATE", e.Message));
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // The silo that predicts is slow, or went away over it.
            return (StatusCodes.Status503ServiceUnavailable, Error("TEMPORARILY_UNAVAILABLE", "The server that predicts did not answer in time. Ask again; with fewer rows, where there are many."));
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode, Error("BAD_REQUEST", e.Message));
        }
    }

    private static object Error(string code, string message) => new { ErrorCode = code, Message = message };
}

using System.Net;
using HarOrleans.Contracts;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.ModelVerbs.Documents;
using HarOrleans.Host.Output;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>
/// One model on 127.0.0.1: <c>POST /invocations</c> with a JSON body in one of <see cref="ScoringRequest"/>'s forms answers <c>{"predictions": […]}</c>. A request that is wrong gets a 400 with
/// <c>error_code</c> and <c>message</c>, as MLflow's server has them; another content type a 415, a body of more than 64 MiB a 413.
/// </summary>
internal static class ScoringServer
{
    /// <summary>The largest request that is read.</summary>
    internal const long MostBytes = 64 << 20;

    /// <summary>Makes the server; it has not started.</summary>
    internal static WebApplication Build(ServedModel model, int port, ServerLog log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        HostLogging.Configure(builder.Logging, log);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        var app = builder.Build();
        app.MapPost("/invocations", context => InvokeAsync(context, model));
        foreach (var path in (string[])["/ping", "/health"])
        {
            app.MapGet(path, () => Results.Text("\n"));
        }

        app.MapGet("/version", () => Results.Text(typeof(ScoringServer).Assembly.GetName().Version?.ToString(3) ?? string.Empty));
        return app;
    }

    private static async Task InvokeAsync(HttpContext context, ServedModel model)
    {
        if (!context.Request.HasJsonContentType())
        {
            await AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, Error($"This endpoint takes application/json, not '{context.Request.ContentType}'."));
            return;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            await AnswerAsync(context, StatusCodes.Status200OK, new PredictionsDocument(ScoringRequest.Answer(model, body.GetBuffer().AsMemory(0, (int)body.Length))));
        }
        catch (InvalidSpecException e)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, Error(e.Message));
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, e.StatusCode, Error(e.Message));
        }
    }

    private static object Error(string message) => new { error_code = "BAD_REQUEST", message };

    private static Task AnswerAsync(HttpContext context, int status, object document)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(JsonText.Write(document), context.RequestAborted).AsTask();
    }
}

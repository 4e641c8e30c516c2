using System.Net;
using HarOrleans.Contracts;
using HarOrleans.Host.Hosting;
using HarOrleans.Server;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>One model on 127.0.0.1: <c>POST /invocations</c> as <see cref="ScoringProtocol"/> has it.</summary>
internal static class ScoringServer
{
    /// <summary>Makes the server; it has not started.</summary>
    internal static WebApplication Build(ServedModel model, int port, ServerLog log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        HostLogging.Configure(builder.Logging, log);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = ScoringProtocol.MostBytes;
        });
        var app = builder.Build();
        Task<IReadOnlyList<Prediction>> Predict(byte[] request, CancellationToken cancellationToken) => Task.FromResult(ScoringRequest.Answer(model, request));
        app.MapPost("/invocations", context => ScoringProtocol.AnswerAsync(context, Predict));
        foreach (var path in (string[])["/ping", "/health"])
        {
            app.MapGet(path, () => Results.Text("\n"));
        }

        app.MapGet("/version", () => Results.Text(typeof(ScoringServer).Assembly.GetName().Version?.ToString(3) ?? string.Empty));
        return app;
    }
}

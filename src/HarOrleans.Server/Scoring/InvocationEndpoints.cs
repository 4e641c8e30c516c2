using HarOrleans.Client;
using HarOrleans.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HarOrleans.Server;

/// <summary>
/// Predictions of the models that this server knows: <c>POST /api/models/{name}@{alias}/invocations</c> and <c>/api/models/{name}/{version}/invocations</c> of registered ones, and
/// <c>POST /api/runs/{run}/invocations</c> of a run's, whose folder <c>?path=</c> names where it is not <c>model</c>. A silo with the role <c>trainer</c> predicts, wherever the request comes in.
/// </summary>
internal static class InvocationEndpoints
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/runs/{runId}/invocations", (HttpContext context, string runId, string? path, HarClient client) =>
            ScoringProtocol.AnswerAsync(context, (request, cancelled) => client.Runs.Get(runId).PredictAsync(request, path ?? "model", cancelled))).WithDisplayName("Run invocations");
        endpoints.MapPost("/api/models/{model}/invocations", (HttpContext context, string model, HarClient client) =>
            ScoringProtocol.AnswerAsync(context, (request, cancelled) => client.Models.PredictAsync(model, request, cancelled))).WithDisplayName("Model invocations");
        endpoints.MapPost("/api/models/{name}/{version}/invocations", (HttpContext context, string name, string version, HarClient client) =>
            ScoringProtocol.AnswerAsync(context, (request, cancelled) => client.Models.PredictAsync($"{name}/{version}", request, cancelled))).WithDisplayName("Model version invocations");
    }
}

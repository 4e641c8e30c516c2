using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HarOrleans.Server;

/// <summary>
/// <c>/health/live</c>: 200 unless the process is beyond help. <c>/health/ready</c>: 200 where the silo has joined and the database answers, else 503.
/// Each answers with a document that names every check: <c>{"status", "checks": [{"name", "status", "description"}]}</c>.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Beginning of the paths.</summary>
    internal const string Path = "/health";

    private const string Silo = "silo";
    private const string Store = "store";

    /// <summary>A probe waits a few seconds at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static void Add(IServiceCollection services) => services.AddSingleton<StoreHealth>().AddHealthChecks()
        .AddCheck<SiloHealth>(Silo, timeout: Patience)
        .AddCheck<StoreHealth>(Store, timeout: Patience);

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks($"{Path}/live", new HealthCheckOptions { Predicate = check => check.Name == Silo, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks($"{Path}/ready", new HealthCheckOptions
        {
            ResponseWriter = WriteAsync,
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
        });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = Word(report.Status),
            checks = report.Entries.Select(x => new { name = x.Key, status = Word(x.Value.Status), description = x.Value.Description }),
        }));
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Orleans.Dashboard;

namespace HarOrleans.Server;

/// <summary>What watches a server: health, metrics, Orleans' own dashboard, and what of them is where.</summary>
internal static class MonitoringEndpoints
{
    private const string Metrics = "/metrics";
    private const string Orleans = "/orleans";

    internal static void Map(WebApplication app, HarServerOptions options)
    {
        if (options.Monitoring.Listen is { } listen)
        {
            app.Use((context, next) => context.Connection.LocalPort != listen.Port || IsMonitoring(context.Request.Path) ? next(context) : Refuse(context));
        }

        HealthEndpoints.Map(app);
        if (app.Services.GetService<MeterProvider>() is not null)
        {
            app.MapPrometheusScrapingEndpoint(Metrics);
        }

        if (options.HasOrleansPage)
        {
            app.Use((context, next) => context.Request.Path.StartsWithSegments(Orleans) ? Enclose(context, next) : next(context));
            app.MapOrleansDashboard(Orleans);
        }
    }

    private static bool IsMonitoring(PathString path) => path.StartsWithSegments(HealthEndpoints.Path) || path == Metrics;

    /// <summary>A page that is not ours: for this machine alone, whatever the server listens on, and without a way to anywhere else.</summary>
    private static Task Enclose(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            return Refuse(context);
        }

        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; form-action 'none'";
        return next(context);
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

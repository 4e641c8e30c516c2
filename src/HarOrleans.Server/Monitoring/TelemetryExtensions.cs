using System.Reflection;
using HarOrleans.Grains;
using HarOrleans.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HarOrleans.Server;

/// <summary>OpenTelemetry: metrics for Prometheus, and traces, metrics and logs for a collector, each where somebody asked for it.</summary>
internal static class TelemetryExtensions
{
    /// <summary>OpenTelemetry's own variable: where the collector is.</summary>
    internal const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Timeout = "OTEL_EXPORTER_OTLP_TIMEOUT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>A collector that does not answer must not hold up a stopping server, which has a few seconds.</summary>
    private const int ExportMilliseconds = 1000;

    /// <summary>Ours, Orleans', and those of the runtime, the web server and PostgreSQL's driver.</summary>
    private static readonly string[] Meters =
        [HarTelemetry.Name, StorageMeter.Name, "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"];

    private static readonly string[] Sources = [HarTelemetry.Name, "Microsoft.Orleans.*", "Microsoft.AspNetCore", "Npgsql"];

    /// <summary>Whether a collector was named.</summary>
    internal static bool Exports(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    /// <summary>Adds what was asked for, if anything was.</summary>
    internal static void AddTelemetry(this IHostApplicationBuilder builder, HarServerOptions options)
    {
        var exports = Exports(builder.Configuration);
        if (!exports && options.Monitoring.Listen is null)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService(builder.Configuration[ServiceName] ?? "har", serviceVersion: Version)
            .AddAttributes([new("har.silo.roles", string.Join(',', options.Roles))]));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddPrometheusExporter();
            if (exports)
            {
                metrics.AddOtlpExporter(Bound);
            }
        });
        if (exports)
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter(Bound));
            telemetry.WithLogging(
                logs => logs.AddOtlpExporter(Bound),
                log => (log.IncludeScopes, log.IncludeFormattedMessage) = (true, true));
        }

        void Bound(OtlpExporterOptions exporter)
        {
            if (builder.Configuration[Timeout] is null)
            {
                exporter.TimeoutMilliseconds = ExportMilliseconds;
            }
        }
    }

    private static string? Version => typeof(TelemetryExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}

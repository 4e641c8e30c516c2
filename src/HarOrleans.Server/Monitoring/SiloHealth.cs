using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;

namespace HarOrleans.Server;

/// <summary>Whether the silo is a member of its cluster. One that the others have declared dead never comes back: its process is to be started anew.</summary>
internal sealed class SiloHealth(ISiloStatusOracle silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var status = silo.CurrentStatus;
        var result = status switch
        {
            SiloStatus.Active => HealthCheckResult.Healthy("The silo has joined."),
            SiloStatus.Dead => HealthCheckResult.Unhealthy("The silo was declared dead."),
            _ => HealthCheckResult.Degraded($"The silo is {status}."),
        };
        return Task.FromResult(result);
    }
}

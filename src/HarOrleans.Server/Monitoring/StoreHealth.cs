using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HarOrleans.Server;

/// <summary>Whether the database answers. Its schema was looked at by the start, which refuses one that this program cannot work with; what a newer version adds later takes no working server away from its callers.</summary>
internal sealed class StoreHealth(DbDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT 1";
            await question.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}

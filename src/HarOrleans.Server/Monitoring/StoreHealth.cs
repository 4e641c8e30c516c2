using System.Data.Common;
using HarOrleans.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HarOrleans.Server;

/// <summary>Whether the database answers and has this program's schema. The schema is looked at until it once was right: it only ever grows, and a newer one does not harm an older server that works with it.</summary>
internal sealed class StoreHealth(IStorageMigrator migrator, DbDataSource source) : IHealthCheck
{
    private volatile bool _isCurrent;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (!_isCurrent)
            {
                (await migrator.StatusAsync(cancellationToken)).RequireCurrent("har db migrate");
                _isCurrent = true;
            }

            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT 1";
            await question.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("The database answers, its schema is current.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}

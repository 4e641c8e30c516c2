using HarOrleans.Client;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Runs that something else names, and that may be gone by now.</summary>
internal static class RunLookup
{
    /// <summary>The run of this id; null where it is gone.</summary>
    internal static async Task<RunDetail?> FindRunAsync(this HarClient client, string runId, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Runs.Get(runId).GetAsync(cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}

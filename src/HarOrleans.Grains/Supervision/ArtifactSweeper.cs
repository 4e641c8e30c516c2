using HarOrleans.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>On every control silo: soon after the start and every six hours deletes bytes that no artifact has. Two that do it at once do no harm.</summary>
internal sealed class ArtifactSweeper(IArtifactStore artifacts, IOptions<LeaseOptions> leases, TimeProvider time, ILogger<ArtifactSweeper> logger) : SiloLoop
{
    /// <summary>Much longer than an upload takes from its last byte to its row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static readonly TimeSpan After = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task RunAsync(CancellationToken stopping)
    {
        await leases.Value.ResumeAfter.WaitAsync(stopping);
        for (var wait = After; ; wait = Every)
        {
            await Task.Delay(wait, time, stopping);
            try
            {
                if (await artifacts.SweepAsync(Grace, stopping) is > 0 and var swept)
                {
                    Log.Swept(logger, swept);
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Log.SweepFailed(logger, e);
            }
        }
    }
}

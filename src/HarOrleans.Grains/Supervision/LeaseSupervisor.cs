using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>On every control silo: each second takes trials from silent trainers and ends runs of silent owners, and at the start and every half minute wakes studies that have work to do.</summary>
internal sealed class LeaseSupervisor(
    ITrialStore trials,
    ICatalogStore catalog,
    IRunStore runs,
    IGrainFactory grains,
    IOptions<LeaseOptions> leases,
    TimeProvider time,
    ILogger<LeaseSupervisor> logger) : SiloLoop
{
    private static readonly TimeSpan ResumeEvery = TimeSpan.FromSeconds(30);

    protected override async Task RunAsync(CancellationToken stopping)
    {
        await leases.Value.ResumeAfter.WaitAsync(stopping);
        using var timer = new PeriodicTimer(leases.Value.LookEvery, time);
        var listening = time.GetTimestamp();
        long? resumed = null;
        while (true)
        {
            try
            {
                await ExpireAsync(stopping);
                await ExpireRunsAsync(time.GetElapsedTime(listening), stopping);
                if (resumed is not { } at || time.GetElapsedTime(at) >= ResumeEvery)
                {
                    await ResumeAsync(stopping);
                    resumed = time.GetTimestamp();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.SupervisionFailed(logger, e);
            }

            await timer.WaitForNextTickAsync(stopping);
        }
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        foreach (var lease in await trials.ListExpiredLeasesAsync(time.GetUtcNow(), cancellationToken))
        {
            await grains.GetGrain<IStudyGrain>(lease.StudyId).ExpireAsync(lease.Number, lease.Attempt, cancellationToken);
        }
    }

    private async Task ExpireRunsAsync(TimeSpan listening, CancellationToken cancellationToken)
    {
        foreach (var run in await runs.ListSilentAsync(time.GetUtcNow(), listening, cancellationToken))
        {
            await grains.GetGrain<IRunGrain>(run).ExpireAsync(cancellationToken);
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var open = await trials.ListStudiesWithOpenTrialsAsync(cancellationToken);
        var running = await catalog.ListRunningStudiesAsync(cancellationToken);
        foreach (var study in open.Union(running))
        {
            await grains.GetGrain<IStudyGrain>(study).ResumeAsync(cancellationToken);
        }
    }
}

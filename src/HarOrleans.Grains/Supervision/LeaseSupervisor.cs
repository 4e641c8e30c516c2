using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HarOrleans.Grains;

/// <summary>
/// On every control silo, and at work on the one that has been there longest: each second while trials run, else every third, and at once when a silo died, takes trials from silent trainers and ends runs of silent owners, and at the
/// start, after a death and every half minute wakes studies that have work to do. Whatever it does may be done twice.
/// </summary>
internal sealed class LeaseSupervisor(
    ITrialStore trials,
    ICatalogStore catalog,
    IRunStore runs,
    IGrainFactory grains,
    SiloWatch silos,
    IOptions<LeaseOptions> leases,
    TimeProvider time,
    ILogger<LeaseSupervisor> logger) : SiloLoop
{
    private static readonly TimeSpan ResumeEvery = TimeSpan.FromSeconds(30);

    /// <summary>Where nobody holds a lease, none runs out for a while: so many times rarer is looked.</summary>
    private const int Rarely = 3;

    private const int AtOnce = 8;

    protected override async Task RunAsync(CancellationToken stopping)
    {
        HarMeter.Begin();
        await leases.Value.ResumeAfter.WaitAsync(stopping);
        var listening = silos.ListenAsync(stopping);
        var start = time.GetTimestamp();
        long? resumed = null;
        while (!stopping.IsCancellationRequested)
        {
            var isIdle = !silos.IsFirst;
            try
            {
                if (silos.IsFirst)
                {
                    var died = await ExpireDeadAsync(stopping);
                    var next = await trials.FindNextExpiryAsync(stopping);
                    isIdle = next is null;
                    if (next <= time.GetUtcNow())
                    {
                        await ExpireAsync(stopping);
                    }

                    await ExpireRunsAsync(time.GetElapsedTime(start), stopping);
                    if (died || resumed is not { } at || time.GetElapsedTime(at) >= ResumeEvery)
                    {
                        await ResumeAsync(stopping);
                        resumed = time.GetTimestamp();
                    }
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Log.SupervisionFailed(logger, e);
            }

            await silos.WaitAsync(isIdle ? Rarely * leases.Value.LookEvery : leases.Value.LookEvery, time, stopping);
        }

        await listening;
    }

    /// <summary>Ends the leases of silos that died, which is known sooner than their leases run out. Whether any died; only then are studies, which may have lived there, woken.</summary>
    private async Task<bool> ExpireDeadAsync(CancellationToken cancellationToken)
    {
        var dead = silos.Dead();
        if (dead.Count == 0)
        {
            return false;
        }

        var ended = await trials.ExpireLeasesOfAsync([.. dead.Select(each => each.ToParsableString())], time.GetUtcNow(), cancellationToken);
        silos.Bury(dead);
        if (ended > 0)
        {
            Log.LeasesOfDead(logger, ended, string.Join(", ", dead.Select(each => each.ToParsableString())));
        }

        return true;
    }

    private async Task ExpireAsync(CancellationToken cancellationToken) => await EachAsync(
        await trials.ListExpiredLeasesAsync(time.GetUtcNow(), cancellationToken),
        lease => FormattableString.Invariant($"the lease of trial {lease.StudyId}/{lease.Number}"),
        (lease, stop) => grains.GetGrain<IStudyGrain>(lease.StudyId).ExpireAsync(lease.Number, lease.Attempt, stop),
        cancellationToken);

    private async Task ExpireRunsAsync(TimeSpan listening, CancellationToken cancellationToken) => await EachAsync(
        await runs.ListSilentAsync(time.GetUtcNow(), listening, cancellationToken),
        run => $"the silent run {run}",
        (run, stop) => grains.GetGrain<IRunGrain>(run).ExpireAsync(stop),
        cancellationToken);

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var open = await trials.ListStudiesWithOpenTrialsAsync(cancellationToken);
        var running = await catalog.ListRunningStudiesAsync(cancellationToken);
        await EachAsync(
            open.Union(running),
            study => FormattableString.Invariant($"study {study}"),
            (study, stop) => grains.GetGrain<IStudyGrain>(study).ResumeAsync(stop),
            cancellationToken);
    }

    /// <summary>Some at a time. One that fails, as a study whose state only a newer version can read, or that does not answer, holds up none of the others.</summary>
    private Task EachAsync<T>(IEnumerable<T> all, Func<T, string> name, Func<T, CancellationToken, Task> look, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (each, stop) =>
        {
            try
            {
                await look(each, stop);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.LookFailed(logger, e, name(each));
            }
        });
}

using System.Security.Cryptography;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Starting runs, as MLflow's <c>start_run</c> does.</content>
public sealed partial class RunsClient
{
    private const int IdBytes = 16;

    /// <summary>Starts a run that this process works on, or goes on with one: it gives signs of life until it is finished or disposed, and becomes FAILED by itself where the process dies.</summary>
    /// <param name="experimentId">Its experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">More about it; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">The experiment is deleted, or the run has other parameters.</exception>
    /// <exception cref="FencedException">The run of <see cref="StartRunOptions.RunId"/> is a trial's.</exception>
    /// <exception cref="InvalidSpecException">Something is beyond <see cref="RunLimits"/>, or the lease too short or too long.</exception>
    /// <exception cref="NotFoundException">There is no such experiment.</exception>
    public async Task<ActiveRun> StartAsync(long experimentId, string name, StartRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var id = options.RunId ?? RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);
        var run = await CreateAsync(
            new RunSpec(id, _workspace, options.Owner, experimentId, name, options.ParentRunId, options.Params, options.Tags), cancellationToken);
        if (options.RunId is not null)
        {
            await run.ResumeAsync(cancellationToken: cancellationToken);
            await _grains.GetGrain<IRunGrain>(id).LogAsync(new RunBatch(0, [], options.Params, options.Tags), cancellationToken);
        }

        await run.HeartbeatAsync(options.Lease, cancellationToken);
        return new ActiveRun(run, options, _time);
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Makes, finds and lists the runs of a workspace.</summary>
public sealed partial class RunsClient
{
    private readonly IGrainFactory _grains;
    private readonly string _workspace;
    private readonly TimeProvider _time;

    private readonly IArtifactTransport _transport;

    internal RunsClient(IGrainFactory grains, string workspace, TimeProvider time, IArtifactTransport transport)
    {
        _transport = transport;
        _grains = grains;
        _workspace = workspace;
        _time = time;
    }

    /// <summary>Makes a run under the id that the caller chose; where it exists, nothing happens. The client's workspace takes the place of the specification's.</summary>
    public async Task<RunHandle> CreateAsync(RunSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        await _grains.GetGrain<IRunGrain>(spec.RunId).CreateAsync(spec with { Workspace = _workspace }, cancellationToken);
        return Get(spec.RunId);
    }

    /// <summary>Makes a run as another system has it, or adds what is new to it; repeating it changes nothing. The client's workspace takes the place of the specification's.</summary>
    /// <exception cref="ConflictException">Another workspace or a trial has a run of this id.</exception>
    /// <exception cref="InvalidSpecException">Something is beyond <see cref="RunLimits"/>.</exception>
    public Task<RunImported> ImportAsync(RunImport run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _grains.GetGrain<IRunGrain>(run.Spec.RunId).ImportAsync(run with { Spec = run.Spec with { Workspace = _workspace } }, cancellationToken);
    }

    /// <summary>Copies an ended run with everything that belongs to it; repeating it with the same id completes a copy that was cut short.</summary>
    /// <param name="sourceRunId">The run.</param>
    /// <param name="runId">The copy's id, 32 lower-case hex digits.</param>
    /// <param name="experimentId">The copy's experiment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">There is another run of this id, or the source has not ended.</exception>
    public async Task<RunHandle> CopyAsync(string sourceRunId, string runId, long experimentId, CancellationToken cancellationToken = default)
    {
        await _grains.GetGrain<IRunGrain>(runId).CopyFromAsync(sourceRunId, experimentId, cancellationToken);
        return Get(runId);
    }

    /// <summary>A handle to the run of this id, 32 lower-case hex digits. Calls nothing: whether it exists shows at the first call.</summary>
    public RunHandle Get(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new RunHandle(_grains, id, _time, _transport);
    }

    /// <summary>Active runs, newest first.</summary>
    /// <param name="experimentId">Of this experiment, or null for all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most runs in the answer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<RunInfo>> ListAsync(
        long? experimentId = null,
        int skip = 0,
        int take = 100,
        CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListRunsAsync(experimentId, skip, take, cancellationToken);

    /// <summary>Runs that belong to a run, in the order in which they were made.</summary>
    /// <param name="parentRunId">That run's id.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most runs in the answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<RunInfo>> ListChildrenAsync(
        string parentRunId,
        int skip = 0,
        int take = 100,
        CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListChildRunsAsync(parentRunId, skip, take, cancellationToken);
}

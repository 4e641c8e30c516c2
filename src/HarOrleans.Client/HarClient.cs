using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// The way into HarOrleans for services and pages: studies, experiments, runs and models of one workspace. Works over any <see cref="IGrainFactory"/>:
/// a cluster client's, or a silo's own. Cheap, without state of its own, and safe to share between threads; making one, or a handle, calls nothing.
/// </summary>
/// <remarks>
/// Errors on purpose are <see cref="HarException"/>s. Everything else that a call throws (a timeout, a silo that is gone) says nothing about
/// whether the command took place; every command may be repeated.
/// </remarks>
public sealed class HarClient
{
    private readonly IGrainFactory _grains;

    /// <summary>Creates a client.</summary>
    /// <param name="grains">Where the grains are.</param>
    /// <param name="workspace">The workspace that is listed and written to. Default <c>default</c>.</param>
    /// <param name="time">The clock of watches. Default the system's.</param>
    /// <param name="transport">How files' bytes travel. Default over HTTP.</param>
    public HarClient(IGrainFactory grains, string workspace = Workspaces.Default, TimeProvider? time = null, IArtifactTransport? transport = null)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        _grains = grains;
        Workspace = workspace;
        var clock = time ?? TimeProvider.System;
        Studies = new StudiesClient(grains, workspace, clock);
        Experiments = new ExperimentsClient(grains, workspace);
        var bytes = transport ?? HttpArtifactTransport.Default;
        Runs = new RunsClient(grains, workspace, clock, bytes);
        Datasets = new DatasetsClient(grains, workspace);
        LoggedModels = new LoggedModelsClient(grains, workspace, clock, bytes);
        Models = new ModelsClient(grains, workspace);
    }

    /// <summary>The workspace that is listed and written to.</summary>
    public string Workspace { get; }

    /// <summary>The workspace's studies.</summary>
    public StudiesClient Studies { get; }

    /// <summary>The workspace's experiments.</summary>
    public ExperimentsClient Experiments { get; }

    /// <summary>The workspace's runs.</summary>
    public RunsClient Runs { get; }

    /// <summary>The data sets that the workspace's runs used.</summary>
    public DatasetsClient Datasets { get; }

    /// <summary>The models that the workspace's runs logged.</summary>
    public LoggedModelsClient LoggedModels { get; }

    /// <summary>The workspace's registered models.</summary>
    public ModelsClient Models { get; }

    /// <summary>The cluster's trainers and the trials that wait for them, of every workspace.</summary>
    public Task<QueueSnapshot> GetQueueAsync(CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IQueueGrain>(0).GetAsync(cancellationToken);

    /// <summary>As <see cref="GetQueueAsync"/>, with a page of the trials that wait; <see cref="QueueSnapshot.Total"/> counts them all.</summary>
    public Task<QueueSnapshot> GetQueuePageAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IQueueGrain>(0).GetPageAsync(skip, take, cancellationToken);

    /// <summary>Where trials of a study stand in the queue, without fetching the others; nothing where none waits.</summary>
    /// <param name="studyId">The study.</param>
    /// <param name="number">The trial; null for all of the study's.</param>
    /// <param name="take">How many there are at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<QueuePlaces> FindInQueueAsync(long studyId, int? number = null, int take = int.MaxValue, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IQueueGrain>(0).FindOrSearchAsync(studyId, number, take, cancellationToken);

    /// <summary>The cluster's silos by role, and those that died within the last day where they are asked for.</summary>
    public Task<IReadOnlyList<SiloInfo>> GetSilosAsync(bool dead = false, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IClusterGrain>(0).ListSilosAsync(dead, cancellationToken);

    /// <summary>Lets a trainer take nothing new, until it is told otherwise or starts again; what runs there goes on to its end.</summary>
    /// <param name="silo">Its address, with or without its generation.</param>
    /// <param name="drain">False lets it take trials again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotFoundException">No such trainer is alive.</exception>
    public Task DrainAsync(string silo, bool drain = true, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IQueueGrain>(0).DrainAsync(silo, drain, cancellationToken);

    /// <summary>Puts a waiting trial in front of all others, for as long as the queue's silo lives.</summary>
    /// <exception cref="NotFoundException">The trial is not in the queue.</exception>
    public Task MoveFirstAsync(long studyId, int number, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IStudyGrain>(studyId).MoveTrialFirstAsync(number, cancellationToken);
}

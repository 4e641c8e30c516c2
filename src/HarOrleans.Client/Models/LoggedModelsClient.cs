using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Finds and lists the models that the runs of a workspace logged.</summary>
public sealed class LoggedModelsClient
{
    private readonly IGrainFactory _grains;
    private readonly string _workspace;
    private readonly TimeProvider _time;
    private readonly IArtifactTransport _transport;

    internal LoggedModelsClient(IGrainFactory grains, string workspace, TimeProvider time, IArtifactTransport transport)
    {
        (_time, _transport) = (time, transport);
        _grains = grains;
        _workspace = workspace;
    }

    /// <summary>The model of this id, <c>m-</c> and 32 lower-case hex digits.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public Task<LoggedModel> GetAsync(string modelId, CancellationToken cancellationToken = default) => _grains.GetGrain<ILoggedModelGrain>(modelId).GetAsync(cancellationToken);

    /// <summary>The model's files by path.</summary>
    /// <exception cref="NotFoundException">There is no such model.</exception>
    public Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(string modelId, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ILoggedModelGrain>(modelId).ListArtifactsAsync(cancellationToken);

    /// <summary>The files of the model of this id. Calls nothing: whether it exists shows at the first call.</summary>
    public ArtifactsHandle ArtifactsOf(string modelId) => new(new ModelDoor(_grains.GetGrain<ILoggedModelGrain>(modelId)), _transport, _time);

    /// <summary>Stores a model; where the id exists, nothing happens. True where it is new. The client's workspace takes the place of the model's.</summary>
    /// <exception cref="InvalidSpecException">The id is none, or something is beyond <see cref="RunLimits"/>.</exception>
    public Task<bool> PutAsync(LoggedModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return _grains.GetGrain<ILoggedModelGrain>(model.ModelId).PutAsync(model with { Workspace = _workspace }, cancellationToken);
    }

    /// <summary>Models, newest first.</summary>
    /// <param name="experimentId">Of this experiment, or null for all.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most models in the answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<LoggedModel>> ListAsync(long? experimentId = null, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListLoggedModelsAsync(experimentId, skip, take, cancellationToken);
}

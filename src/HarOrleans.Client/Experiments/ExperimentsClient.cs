using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Makes and lists the experiments of a workspace.</summary>
public sealed class ExperimentsClient
{
    private readonly IGrainFactory _grains;
    private readonly string _workspace;

    internal ExperimentsClient(IGrainFactory grains, string workspace)
    {
        _grains = grains;
        _workspace = workspace;
    }

    /// <summary>Makes an experiment, or returns the one of this name as it is.</summary>
    /// <param name="name">Its name, unique among the workspace's experiments.</param>
    /// <param name="tags">Tags of a new one; null for none.</param>
    /// <param name="owner">Who makes it. Default <c>local</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ExperimentHandle> GetOrCreateAsync(
        string name,
        IReadOnlyDictionary<string, string>? tags = null,
        string owner = Workspaces.LocalOwner,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var spec = new ExperimentSpec(_workspace, owner, name, tags ?? new Dictionary<string, string>());
        var experiment = await _grains.GetGrain<IWorkspaceGrain>(_workspace).GetOrCreateExperimentAsync(spec, cancellationToken);
        return Get(experiment.Id);
    }

    /// <summary>Makes an experiment.</summary>
    /// <param name="name">Its name, unique among the workspace's active experiments.</param>
    /// <param name="tags">Its tags; null for none.</param>
    /// <param name="owner">Who makes it. Default <c>local</c>.</param>
    /// <param name="createdAt">When it was made, of one that comes from elsewhere; null for now.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">There is one of this name.</exception>
    /// <exception cref="InvalidSpecException">The name or a tag is beyond <see cref="RunLimits"/>.</exception>
    public async Task<ExperimentHandle> CreateAsync(
        string name,
        IReadOnlyDictionary<string, string>? tags = null,
        string owner = Workspaces.LocalOwner,
        DateTimeOffset? createdAt = null,
        CancellationToken cancellationToken = default)
    {
        var spec = new ExperimentSpec(_workspace, owner, name, tags ?? new Dictionary<string, string>(), createdAt);
        return Get((await _grains.GetGrain<IWorkspaceGrain>(_workspace).CreateExperimentAsync(spec, cancellationToken)).Id);
    }

    /// <summary>The active experiment of this name, or null.</summary>
    public async Task<ExperimentHandle?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        await _grains.GetGrain<IWorkspaceGrain>(_workspace).FindExperimentAsync(name, cancellationToken) is { } id ? Get(id) : null;

    /// <summary>A handle to the experiment of this id. Calls nothing: whether it exists shows at the first call.</summary>
    public ExperimentHandle Get(long id) => new(_grains, id);

    /// <summary>Experiments by id: active ones, deleted ones or both. What was changed a moment ago may still be missing.</summary>
    /// <param name="view">Which.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most experiments in the answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<ExperimentInfo>> ListAsync(ViewType view, int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListExperimentsAsync(view, skip, take, cancellationToken);

    /// <summary>One page of the experiments that match a query such as <c>tags.team = 'har' and created > -30d</c>.</summary>
    /// <exception cref="InvalidSpecException">The query, a key or the token is wrong; the message names the column.</exception>
    public Task<ExperimentSearchPage> SearchPageAsync(ExperimentSearch search, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).SearchExperimentsAsync(search, cancellationToken);

    /// <summary>Active experiments by id.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most experiments in the answer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<ExperimentInfo>> ListAsync(int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListExperimentsAsync(skip, take, cancellationToken);
}

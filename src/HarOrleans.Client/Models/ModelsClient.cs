using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>The model registry of a workspace: registers models that runs logged, finds and lists them, and predicts with them.</summary>
public sealed class ModelsClient
{
    private static readonly Dictionary<string, string> None = [];
    private readonly IGrainFactory _grains;
    private readonly string _workspace;

    internal ModelsClient(IGrainFactory grains, string workspace)
    {
        _grains = grains;
        _workspace = workspace;
    }

    private IWorkspaceGrain Workspace => _grains.GetGrain<IWorkspaceGrain>(_workspace);

    /// <summary>Makes a registered model without versions.</summary>
    /// <param name="name">Its name, unique among the workspace's registered models; see <see cref="ModelRules"/>.</param>
    /// <param name="description">What it is for, in Markdown.</param>
    /// <param name="tags">Its tags; null for none.</param>
    /// <param name="owner">Who makes it. Default <c>local</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConflictException">There is one of this name.</exception>
    /// <exception cref="InvalidSpecException">The name, the description or a tag is against <see cref="ModelRules"/>.</exception>
    public async Task<ModelHandle> CreateAsync(
        string name, string description = "", IReadOnlyDictionary<string, string>? tags = null, string owner = Workspaces.LocalOwner, CancellationToken cancellationToken = default) =>
        Get((await Workspace.CreateModelAsync(new ModelSpec(_workspace, owner, name, description, tags ?? None), cancellationToken)).Id);

    /// <summary>Registers a logged model as the next version of a registered model, which is made where it is not there: MLflow's <c>register_model</c>. The same source twice: the same version.</summary>
    /// <param name="source">The logged model: <c>runs:/RUN/PATH</c>, for example <c>runs:/8f…/model</c>, or <c>models:/MODEL_ID</c>.</param>
    /// <param name="name">The registered model's name.</param>
    /// <param name="description">What is special about the version, in Markdown.</param>
    /// <param name="tags">The version's tags; null for none.</param>
    /// <param name="by">Who registers it. Default <c>local</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidSpecException">The name or the source is wrong, or the run has no model there.</exception>
    /// <exception cref="NotFoundException">There is no such run or logged model.</exception>
    public async Task<ModelVersion> RegisterAsync(
        string source,
        string name,
        string description = "",
        IReadOnlyDictionary<string, string>? tags = null,
        string by = Workspaces.LocalOwner,
        CancellationToken cancellationToken = default)
    {
        var model = await Workspace.GetOrCreateModelAsync(new ModelSpec(_workspace, by, name, "", None), cancellationToken);
        return await _grains.GetGrain<IModelGrain>(model.Id).RegisterAsync(new ModelVersionSpec(source, by, description, tags ?? None), cancellationToken);
    }

    /// <summary>The registered model of this name, or null.</summary>
    public async Task<ModelHandle?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        await Workspace.FindModelAsync(name, cancellationToken) is { } id ? Get(id) : null;

    /// <summary>A handle to the registered model of this id. Calls nothing: whether it exists shows at the first call.</summary>
    public ModelHandle Get(long id) => new(_grains, id);

    /// <summary>The version that <c>NAME@ALIAS</c>, <c>NAME/VERSION</c> or <c>NAME/latest</c> means, with or without <c>models:/</c> before it.</summary>
    /// <exception cref="InvalidSpecException">The text is of neither form.</exception>
    /// <exception cref="NotFoundException">There is no such model, alias or version.</exception>
    public async Task<ModelVersion> ResolveAsync(string reference, CancellationToken cancellationToken = default)
    {
        var named = ModelReference.TryParse(reference, out var parsed) ? parsed : throw new InvalidSpecException([$"model = '{reference}': this names no version of a registered model. Give {ModelReference.Form}."]);
        var model = await FindAsync(named.Name, cancellationToken) ?? throw new NotFoundException("registered model", named.Name);
        return named switch
        {
            { Alias: { } alias } => await model.GetVersionByAliasAsync(alias, cancellationToken),
            { Version: { } version } => await model.GetVersionAsync(version, cancellationToken),
            _ => await model.GetLatestVersionAsync(cancellationToken),
        };
    }

    /// <summary>Predicts with a version of a registered model, on a silo with the role <c>trainer</c>.</summary>
    /// <param name="reference"><c>NAME@ALIAS</c>, <c>NAME/VERSION</c> or <c>NAME/latest</c>.</param>
    /// <param name="request">A JSON object as MLflow's scoring server takes it, UTF-8: <c>dataframe_split</c>, <c>dataframe_records</c>, <c>instances</c> or <c>inputs</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One prediction a row or window, in their order.</returns>
    /// <exception cref="InvalidSpecException">The request is wrong or does not fit the model; the message names what.</exception>
    /// <exception cref="NotFoundException">There is no such model, or its files are gone.</exception>
    /// <exception cref="ScoringUnavailableException">No silo here can predict.</exception>
    public async Task<IReadOnlyList<Prediction>> PredictAsync(string reference, byte[] request, CancellationToken cancellationToken = default) =>
        await Scoring.PredictAsync(_grains, (await ResolveAsync(reference, cancellationToken)).Source, request, cancellationToken);

    /// <summary>
    /// Evaluates a version of a registered model on rows or windows whose classes are known, on a silo with the role <c>trainer</c>: MLflow's <c>evaluate</c> of a classifier. Nothing is logged by it:
    /// <see cref="ModelEvaluation.Metrics"/> and <see cref="RunHandle.SetEvaluationAsync"/> do that, where it is wanted.
    /// </summary>
    /// <param name="reference"><c>NAME@ALIAS</c>, <c>NAME/VERSION</c> or <c>NAME/latest</c>.</param>
    /// <param name="request">The rows or windows, as <see cref="PredictAsync"/> takes them.</param>
    /// <param name="targets">The class of each, in their order.</param>
    /// <param name="dataset">What they are; the evaluation says it. Default <c>eval</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidSpecException">The request or a target is wrong or does not fit the model; the message names what.</exception>
    /// <exception cref="NotFoundException">There is no such model, or its files are gone.</exception>
    /// <exception cref="ScoringUnavailableException">No silo here can predict.</exception>
    public async Task<ModelEvaluation> EvaluateAsync(
        string reference, byte[] request, IReadOnlyList<string> targets, string dataset = "eval", CancellationToken cancellationToken = default) =>
        await Scoring.EvaluateAsync(_grains, (await ResolveAsync(reference, cancellationToken)).Source, request, targets, dataset, cancellationToken);

    /// <summary>Registered models by name. What was changed a moment ago may still be missing.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">Most models in the answer; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<IReadOnlyList<ModelSummary>> ListAsync(int skip = 0, int take = 100, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListModelsAsync(skip, take, cancellationToken);

    /// <summary>Under which names and versions models of a run are registered.</summary>
    public Task<IReadOnlyList<ModelRegistration>> ListOfRunAsync(string runId, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<ICatalogGrain>(_workspace).ListRegistrationsAsync(runId, cancellationToken);
}

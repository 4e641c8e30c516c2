using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>Owns a registered model: its versions, aliases and words.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("model")]
internal sealed partial class ModelGrain(
    [PersistentState(GrainStates.Model, GrainStates.Provider)] IPersistentState<ModelState> state,
    INameStore names,
    ICatalogStore catalog,
    ModelFiles files,
    ProjectionSignal projection,
    TimeProvider time) : Grain, IModelGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        IStoredState.Require(state.State, GrainStates.Model, this.GetGrainId());
        return Task.CompletedTask;
    }

    public async Task<ModelInfo> CreateAsync(ModelSpec spec, CancellationToken cancellationToken)
    {
        if (state.State.Info is not { DeletedAt: null })
        {
            var (now, before) = (time.GetUtcNow(), state.State.Info);
            await SaveAsync(
                new ModelInfo(
                    this.GetPrimaryKeyLong(), spec.Workspace, spec.Owner, spec.Name, spec.Description, spec.Tags, [], new Dictionary<string, int>(), before?.AliasHistory ?? [], before?.NextVersion ?? 1, now, now),
                cancellationToken);
        }

        return state.State.Info!;
    }

    public Task<ModelInfo> GetAsync(CancellationToken cancellationToken) => Task.FromResult(Require());

    public async Task<ModelVersion> RegisterAsync(ModelVersionSpec spec, CancellationToken cancellationToken)
    {
        var model = Require();
        Throw([.. ModelRules.ByErrors(spec.By, null), .. ModelRules.DescriptionErrors(spec.Description), .. ModelRules.TagErrors(spec.Tags)]);
        if (!ModelSource.TryParse(spec.Source, out var source))
        {
            throw new InvalidSpecException([$"source = '{spec.Source}': this names no model. Give runs:/RUN/PATH, for example runs:/{new string('0', 32)}/model, or models:/MODEL_ID of a logged model."]);
        }

        var runId = await files.RequireAsync(source, model.Workspace, cancellationToken);
        await ChangeAsync(model => ModelChanges.Register(model, spec with { Source = source.ToString() }, runId, time.GetUtcNow()), cancellationToken);
        return Require().Versions.First(each => each.Source == source.ToString());
    }

    public Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken) => Task.FromResult(ModelChanges.Version(Require(), version));

    public Task<ModelVersion> GetVersionByAliasAsync(string alias, CancellationToken cancellationToken) => Require().Aliases.TryGetValue(alias, out var version)
        ? GetVersionAsync(version, cancellationToken)
        : throw new NotFoundException("alias", $"{Require().Name}@{alias}");

    public Task<ModelVersion> GetLatestVersionAsync(CancellationToken cancellationToken) => Task.FromResult(
        Require().Versions is [.., var latest] ? latest : throw new NotFoundException("version", $"{Require().Name}/{ModelRules.Latest}"));

    private ModelInfo Require() => state.State.Info is { DeletedAt: null } info
        ? info
        : throw new NotFoundException("registered model", state.State.Info?.Name ?? this.GetPrimaryKeyLong().ToString(CultureInfo.InvariantCulture));

    private async Task<ModelInfo> ChangeAsync(Func<ModelInfo, ModelInfo> change, CancellationToken cancellationToken)
    {
        var before = Require();
        var after = change(before);
        if (!ReferenceEquals(before, after))
        {
            await SaveAsync(after with { UpdatedAt = time.GetUtcNow() }, cancellationToken);
        }

        return state.State.Info!;
    }

    private async Task SaveAsync(ModelInfo info, CancellationToken cancellationToken)
    {
        await this.WriteOrPutBackAsync(state, new ModelState { Info = info }, cancellationToken);

        // At once, so that whoever was told can find it; the projector makes up for what a crash leaves out.
        if (long.TryParse(state.Etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            await catalog.PutModelAsync(info, version, cancellationToken);
        }

        projection.Raise();
    }

    private static void Throw(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidSpecException(errors);
        }
    }
}

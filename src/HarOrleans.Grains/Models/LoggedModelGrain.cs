using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <summary>One logged model's single door to its rows. Keeps nothing: what it answers is what is stored.</summary>
[RequireSiloRole(SiloRoles.Control)]
[GrainType("logged-model")]
internal sealed class LoggedModelGrain(ILoggedModelStore models, ArtifactDoor door) : Grain, ILoggedModelGrain
{
    private string ModelId => this.GetPrimaryKeyString();

    public Task<bool> PutAsync(LoggedModel model, CancellationToken cancellationToken)
    {
        List<string> errors =
        [
            .. model.ModelId == ModelId && LoggedModel.IsId(ModelId) ? (string[])[] : [$"model_id = '{model.ModelId}' must be the model's key, m- and 32 lower-case hex digits."],
            .. RunLimits.NameErrors(model.Name),
            .. RunLimits.ParamErrors(model.Params),
            .. RunLimits.TagErrors(model.Tags),
            .. model.Metrics.Select(metric => metric.Key).Distinct(StringComparer.Ordinal).SelectMany(key => RunLimits.KeyErrors("metric", key)),
        ];
        return errors.Count > 0 ? throw new InvalidSpecException(errors) : models.PutAsync(model, cancellationToken);
    }

    public async Task<LoggedModel> GetAsync(CancellationToken cancellationToken) =>
        await models.FindAsync(ModelId, cancellationToken) ?? throw new NotFoundException("model", ModelId);

    public async Task<IReadOnlyList<ArtifactInfo>> ListArtifactsAsync(CancellationToken cancellationToken)
    {
        await GetAsync(cancellationToken);
        return await door.ListAsync(ModelArtifacts.Path(ModelId, ""), cancellationToken);
    }

    public async Task<ArtifactGrant> GrantArtifactAsync(ArtifactRequest request, CancellationToken cancellationToken)
    {
        await GetAsync(cancellationToken);
        return await door.GrantAsync(ModelArtifacts.Path(ModelId, ""), request, cancellationToken);
    }
}

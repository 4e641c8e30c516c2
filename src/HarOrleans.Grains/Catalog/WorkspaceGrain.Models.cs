using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <content>Registered models.</content>
internal sealed partial class WorkspaceGrain
{
    public async Task<ModelInfo> GetOrCreateModelAsync(ModelSpec spec, CancellationToken cancellationToken)
    {
        Require(spec.Workspace, spec.Name);
        if (ModelRules.NameErrors(spec.Name).Concat(ModelRules.DescriptionErrors(spec.Description)).Concat(ModelRules.TagErrors(spec.Tags)).ToList() is { Count: > 0 } errors)
        {
            throw new InvalidSpecException(errors);
        }

        var id = await names.ClaimAsync(Workspace, NameKinds.Model, spec.Name, cancellationToken);
        return await GrainFactory.GetGrain<IModelGrain>(id).CreateAsync(spec, cancellationToken);
    }

    public async Task<ModelInfo> CreateModelAsync(ModelSpec spec, CancellationToken cancellationToken) =>
        await FindModelAsync(spec.Name, cancellationToken) is null
            ? await GetOrCreateModelAsync(spec, cancellationToken)
            : throw new ConflictException($"There is a registered model '{spec.Name}' in the workspace '{Workspace}' already. Register a version of it, or choose another name.");

    public async Task<long?> FindModelAsync(string name, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(Workspace, NameKinds.Model, name, cancellationToken) is not { } id)
        {
            return null;
        }

        try
        {
            await GrainFactory.GetGrain<IModelGrain>(id).GetAsync(cancellationToken);
            return id;
        }
        catch (NotFoundException)
        {
            return null; // deleted, or a crash came between the claim and the model
        }
    }
}

using HarOrleans.Contracts;
using Orleans.Runtime;

namespace HarOrleans.Grains;

/// <content>Aliases, words and the end of a model.</content>
internal sealed partial class ModelGrain
{
    public Task<ModelInfo> SetAliasAsync(string alias, int version, string by, string? reason, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.AliasErrors(alias), .. ModelRules.ByErrors(by, reason)]);
        return ChangeAsync(model => ModelChanges.SetAlias(model, alias, version, time.GetUtcNow(), by, reason), cancellationToken);
    }

    public Task<ModelInfo> DeleteAliasAsync(string alias, string by, string? reason, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.ByErrors(by, reason)]);
        return ChangeAsync(model => ModelChanges.DeleteAliases(model, (each, _) => each == alias, time.GetUtcNow(), by, reason), cancellationToken);
    }

    public Task<ModelInfo> SetTagAsync(int? version, string key, string value, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.TagErrors(new Dictionary<string, string> { [key] = value })]);
        return ChangeAsync(model => ModelChanges.Tag(model, version, key, value, time.GetUtcNow()), cancellationToken);
    }

    public Task<ModelInfo> DeleteTagAsync(int? version, string key, CancellationToken cancellationToken) =>
        ChangeAsync(model => ModelChanges.Tag(model, version, key, null, time.GetUtcNow()), cancellationToken);

    public Task<ModelInfo> DescribeAsync(int? version, string description, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.DescriptionErrors(description)]);
        return ChangeAsync(model => ModelChanges.Describe(model, version, description, time.GetUtcNow()), cancellationToken);
    }

    public async Task<ModelInfo> RenameAsync(string name, CancellationToken cancellationToken)
    {
        var model = Require();
        Throw([.. ModelRules.NameErrors(name)]);
        if (!await names.RenameAsync(this.GetPrimaryKeyLong(), name, cancellationToken))
        {
            throw new ConflictException($"The name '{name}' is that of another registered model in the workspace '{model.Workspace}', or of a deleted one. Choose another.");
        }

        return await ChangeAsync(each => each.Name == name ? each : each with { Name = name }, cancellationToken);
    }

    public Task<ModelInfo> DeleteVersionAsync(int version, string by, string? reason, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.ByErrors(by, reason)]);
        return ChangeAsync(model => ModelChanges.DeleteVersion(model, version, time.GetUtcNow(), by, reason), cancellationToken);
    }

    public async Task DeleteAsync(string by, string? reason, CancellationToken cancellationToken)
    {
        Throw([.. ModelRules.ByErrors(by, reason)]);
        if (state.State.Info is not { DeletedAt: not null })
        {
            await ChangeAsync(model => ModelChanges.Delete(model, time.GetUtcNow(), by, reason), cancellationToken);
        }
    }
}

using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>A registry of one model: what a page asks of it.</summary>
internal sealed partial class ScriptedModels : IWorkspaceGrain, IModelGrain
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The model, or null where none is registered.</summary>
    public ModelInfo? Model { get; private set; }

    /// <summary>What the next change is refused with; null for not at all.</summary>
    public HarException? Refusal { get; set; }

    public void Make(string name, string description = "") =>
        Model = new ModelInfo(1, Workspaces.Default, Workspaces.LocalOwner, name, description, None, [], new Dictionary<string, int>(), [], 1, Some.Noon, Some.Noon);

    public Task<long?> FindModelAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(Model?.Name == name ? Model.Id : (long?)null);

    public Task<ModelInfo> GetOrCreateModelAsync(ModelSpec spec, CancellationToken cancellationToken = default)
    {
        if (Model?.Name != spec.Name)
        {
            Make(spec.Name);
        }

        return GetAsync(cancellationToken);
    }

    public Task<ModelInfo> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(Model!);

    public Task<ModelVersion> RegisterAsync(ModelVersionSpec spec, CancellationToken cancellationToken = default)
    {
        Refuse();
        var run = ModelSource.TryParse(spec.Source, out var source) ? source.RunId : null;
        var version = new ModelVersion(Model!.NextVersion, spec.Source, run, spec.Description, None, spec.By, Some.Noon, Some.Noon);
        Model = Model with { Versions = [.. Model.Versions, version], NextVersion = version.Version + 1 };
        return Task.FromResult(version);
    }

    public Task<ModelInfo> SetAliasAsync(string alias, int version, string by, string? reason, CancellationToken cancellationToken = default) =>
        Change(alias, version, by, reason, new Dictionary<string, int>(Model!.Aliases) { [alias] = version });

    public Task<ModelInfo> DeleteAliasAsync(string alias, string by, string? reason, CancellationToken cancellationToken = default) =>
        Change(alias, null, by, reason, Model!.Aliases.Where(each => each.Key != alias).ToDictionary());

    private Task<ModelInfo> Change(string alias, int? version, string by, string? reason, Dictionary<string, int> aliases)
    {
        Refuse();
        var before = Model!.Aliases.TryGetValue(alias, out var known) ? known : (int?)null;
        Model = Model with { Aliases = aliases, AliasHistory = [.. Model.AliasHistory, new AliasChange(alias, before, version, Some.Noon, by, reason)] };
        return GetAsync();
    }

    private void Refuse()
    {
        if (Refusal is { } refusal)
        {
            throw refusal;
        }
    }
}

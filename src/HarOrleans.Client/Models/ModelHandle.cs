using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>One registered model. Every method throws <see cref="NotFoundException"/> where there is none of this id, or it was deleted, and may be repeated.</summary>
public sealed class ModelHandle
{
    private readonly IGrainFactory _grains;

    internal ModelHandle(IGrainFactory grains, long id)
    {
        _grains = grains;
        Id = id;
    }

    /// <summary>The model's id.</summary>
    public long Id { get; }

    private IModelGrain Grain => _grains.GetGrain<IModelGrain>(Id);

    /// <summary>The model now, with its versions, aliases and their history.</summary>
    public Task<ModelInfo> GetAsync(CancellationToken cancellationToken = default) => Grain.GetAsync(cancellationToken);

    /// <summary>A version.</summary>
    public Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken = default) => Grain.GetVersionAsync(version, cancellationToken);

    /// <summary>The version that an alias names: MLflow's <c>get_model_version_by_alias</c>.</summary>
    public Task<ModelVersion> GetVersionByAliasAsync(string alias, CancellationToken cancellationToken = default) => Grain.GetVersionByAliasAsync(alias, cancellationToken);

    /// <summary>The highest version.</summary>
    public Task<ModelVersion> GetLatestVersionAsync(CancellationToken cancellationToken = default) => Grain.GetLatestVersionAsync(cancellationToken);

    /// <summary>Lets an alias name a version, whichever it named before; the change is remembered with who, when and why.</summary>
    /// <param name="alias">Letters, digits, _ and -; neither <c>latest</c> nor <c>v1</c> and the like.</param>
    /// <param name="version">The version.</param>
    /// <param name="reason">Why; null for nothing said.</param>
    /// <param name="by">Who does it. Default <c>local</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidSpecException">The alias is against <see cref="ModelRules"/>.</exception>
    public Task<ModelInfo> SetAliasAsync(string alias, int version, string? reason = null, string by = Workspaces.LocalOwner, CancellationToken cancellationToken = default) =>
        Grain.SetAliasAsync(alias, version, by, reason, cancellationToken);

    /// <summary>Takes an alias away, if it is there.</summary>
    public Task<ModelInfo> DeleteAliasAsync(string alias, string? reason = null, string by = Workspaces.LocalOwner, CancellationToken cancellationToken = default) =>
        Grain.DeleteAliasAsync(alias, by, reason, cancellationToken);

    /// <summary>Sets a tag of the model, or of a version; the latest value stays.</summary>
    public Task<ModelInfo> SetTagAsync(string key, string value, int? version = null, CancellationToken cancellationToken = default) =>
        Grain.SetTagAsync(version, key, value, cancellationToken);

    /// <summary>Takes a tag away, if it is there.</summary>
    public Task<ModelInfo> DeleteTagAsync(string key, int? version = null, CancellationToken cancellationToken = default) => Grain.DeleteTagAsync(version, key, cancellationToken);

    /// <summary>Describes the model, or a version, in Markdown.</summary>
    public Task<ModelInfo> DescribeAsync(string description, int? version = null, CancellationToken cancellationToken = default) =>
        Grain.DescribeAsync(version, description, cancellationToken);

    /// <summary>Gives the model another name.</summary>
    /// <exception cref="ConflictException">Another model has the name, or had it when it was deleted.</exception>
    public Task<ModelInfo> RenameAsync(string name, CancellationToken cancellationToken = default) => Grain.RenameAsync(name, cancellationToken);

    /// <summary>Deletes a version, and the aliases that name it. Its number is never given out again; the run's files stay.</summary>
    public Task<ModelInfo> DeleteVersionAsync(int version, string? reason = null, string by = Workspaces.LocalOwner, CancellationToken cancellationToken = default) =>
        Grain.DeleteVersionAsync(version, by, reason, cancellationToken);

    /// <summary>Deletes the model with its versions and aliases. The runs and their files stay; a model of this name that is made later goes on counting its versions.</summary>
    public Task DeleteAsync(string? reason = null, string by = Workspaces.LocalOwner, CancellationToken cancellationToken = default) => Grain.DeleteAsync(by, reason, cancellationToken);
}

namespace HarOrleans.Contracts;

/// <content>Aliases, words and the end of a model.</content>
public partial interface IModelGrain
{
    /// <summary>Lets an alias name a version, whichever it named before.</summary>
    [Alias("set-alias")]
    Task<ModelInfo> SetAliasAsync(string alias, int version, string by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>Takes an alias away, if it is there.</summary>
    [Alias("delete-alias")]
    Task<ModelInfo> DeleteAliasAsync(string alias, string by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag of the model, or of a version; the latest value stays.</summary>
    [Alias("tag")]
    Task<ModelInfo> SetTagAsync(int? version, string key, string value, CancellationToken cancellationToken = default);

    /// <summary>Takes a tag away, if it is there.</summary>
    [Alias("delete-tag")]
    Task<ModelInfo> DeleteTagAsync(int? version, string key, CancellationToken cancellationToken = default);

    /// <summary>Describes the model, or a version.</summary>
    [Alias("describe")]
    Task<ModelInfo> DescribeAsync(int? version, string description, CancellationToken cancellationToken = default);

    /// <summary>Gives the model another name. <see cref="ConflictException"/> where another model has it, or had it when it was deleted.</summary>
    [Alias("rename")]
    Task<ModelInfo> RenameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes a version, and the aliases that name it. Its number is never given out again; the run's files stay.</summary>
    [Alias("delete-version")]
    Task<ModelInfo> DeleteVersionAsync(int version, string by, string? reason, CancellationToken cancellationToken = default);

    /// <summary>Deletes the model with its versions and aliases. The runs and their files stay.</summary>
    [Alias("delete")]
    Task DeleteAsync(string by, string? reason, CancellationToken cancellationToken = default);
}

namespace HarOrleans.Contracts;

/// <summary>A registered model with everything: MLflow's RegisteredModel.</summary>
/// <param name="Id">Its id: increasing, never reused.</param>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, in Markdown; may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Versions">Its versions by number; deleted ones are not among them.</param>
/// <param name="Aliases">The version that each alias names.</param>
/// <param name="AliasHistory">Changes of aliases, the oldest first; the last <see cref="ModelRules.AliasHistory"/> of them.</param>
/// <param name="NextVersion">The number of the next version. Only grows, also over deletions of versions and of the model.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
[GenerateSerializer, Immutable, Alias(Contracts.Aliases.ModelInfo)]
public sealed record ModelInfo(
    long Id,
    string Workspace,
    string Owner,
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<ModelVersion> Versions,
    IReadOnlyDictionary<string, int> Aliases,
    IReadOnlyList<AliasChange> AliasHistory,
    int NextVersion,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? DeletedAt = null)
{
    /// <summary>The aliases of a version, sorted.</summary>
    public IReadOnlyList<string> AliasesOf(int version) => [.. Aliases.Where(each => each.Value == version).Select(each => each.Key).Order(StringComparer.Ordinal)];
}

namespace HarOrleans.Contracts;

/// <summary>A version of a registered model: a logged model under a number that is never given to another one.</summary>
/// <param name="Version">1, 2, 3 and so on.</param>
/// <param name="Source">Where its files are: <c>runs:/RUN/PATH</c> or <c>models:/MODEL_ID</c>.</param>
/// <param name="RunId">The run that made it, or null where that is not known.</param>
/// <param name="Description">What is special about it, in Markdown; may be empty.</param>
/// <param name="Tags">Tags.</param>
/// <param name="By">Who registered it.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="UpdatedAt">When its description or a tag last changed.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelVersion)]
public sealed record ModelVersion(
    int Version,
    string Source,
    string? RunId,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    string By,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

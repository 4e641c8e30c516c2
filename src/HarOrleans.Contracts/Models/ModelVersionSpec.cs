namespace HarOrleans.Contracts;

/// <summary>What a version of a registered model is made with.</summary>
/// <param name="Source">Where its files are: <c>runs:/RUN/PATH</c> or <c>models:/MODEL_ID</c>, see <see cref="ModelSource"/>.</param>
/// <param name="By">Who registers it.</param>
/// <param name="Description">What is special about it, in Markdown; may be empty.</param>
/// <param name="Tags">Tags.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelVersionSpec)]
public sealed record ModelVersionSpec(string Source, string By, string Description, IReadOnlyDictionary<string, string> Tags);

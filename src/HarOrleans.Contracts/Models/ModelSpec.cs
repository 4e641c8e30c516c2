namespace HarOrleans.Contracts;

/// <summary>What a registered model is made with.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Owner">Who makes it.</param>
/// <param name="Name">Its name, unique among the workspace's registered models; see <see cref="ModelRules"/>.</param>
/// <param name="Description">What it is for, in Markdown; may be empty.</param>
/// <param name="Tags">Tags.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ModelSpec)]
public sealed record ModelSpec(string Workspace, string Owner, string Name, string Description, IReadOnlyDictionary<string, string> Tags);

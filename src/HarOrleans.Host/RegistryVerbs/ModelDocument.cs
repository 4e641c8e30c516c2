using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>A registered model with everything.</summary>
internal sealed record ModelDocument(
    string Name,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, int> Aliases,
    IReadOnlyList<ModelVersionDocument> Versions,
    IReadOnlyList<AliasChangeDocument> AliasHistory,
    string UserId,
    DateTime Created,
    DateTime Updated)
{
    internal static ModelDocument Of(ModelInfo model) => new(
        model.Name,
        model.Description,
        TextFormat.Sorted(model.Tags),
        new SortedDictionary<string, int>(model.Aliases.ToDictionary(), StringComparer.Ordinal),
        [.. model.Versions.Select(version => ModelVersionDocument.Of(model, version))],
        [.. model.AliasHistory.Select(AliasChangeDocument.Of)],
        model.Owner,
        model.CreatedAt.UtcDateTime,
        model.UpdatedAt.UtcDateTime);
}

using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>What is said of a version of a registered model.</summary>
internal sealed record ModelVersionDocument(
    string Name, int Version, string Source, string? RunId, string Description, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Aliases, string UserId, DateTime Created, DateTime Updated)
{
    internal static ModelVersionDocument Of(ModelInfo model, ModelVersion version) => new(
        model.Name,
        version.Version,
        version.Source,
        version.RunId,
        version.Description,
        TextFormat.Sorted(version.Tags),
        model.AliasesOf(version.Version),
        version.By,
        version.CreatedAt.UtcDateTime,
        version.UpdatedAt.UtcDateTime);
}

using HarOrleans.Contracts;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>One of the registered models.</summary>
internal sealed record ModelListEntry(string Name, string Description, int Versions, int? LatestVersion, IReadOnlyDictionary<string, int> Aliases, DateTime Created, DateTime Updated)
{
    internal static ModelListEntry Of(ModelSummary model) => new(
        model.Name,
        model.Description,
        model.Versions,
        model.LatestVersion,
        new SortedDictionary<string, int>(model.Aliases.ToDictionary(), StringComparer.Ordinal),
        model.CreatedAt.UtcDateTime,
        model.UpdatedAt.UtcDateTime);
}

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>What <c>har model delete --json</c> writes; <c>version</c> is null where the whole model went.</summary>
internal sealed record ModelDeleteDocument(string Name, int? Version, bool Deleted);

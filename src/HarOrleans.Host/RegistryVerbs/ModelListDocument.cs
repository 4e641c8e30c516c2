namespace HarOrleans.Host.RegistryVerbs;

/// <summary>What <c>har model list --json</c> writes.</summary>
internal sealed record ModelListDocument(IReadOnlyList<ModelListEntry> Models);

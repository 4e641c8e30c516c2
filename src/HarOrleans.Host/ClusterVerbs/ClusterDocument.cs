namespace HarOrleans.Host.ClusterVerbs;

/// <summary>The answer of <c>har cluster list</c>.</summary>
internal sealed record ClusterDocument(IReadOnlyList<SiloDocument> Silos);

namespace HarOrleans.Host.ClusterVerbs;

/// <summary>A silo. Slots, busy and draining are null where it is no trainer, or one that has not been heard of.</summary>
internal sealed record SiloDocument(
    string Silo, string Status, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, string> Labels, int? Slots, IReadOnlyList<string>? Busy, bool? Draining);

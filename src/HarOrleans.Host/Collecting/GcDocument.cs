namespace HarOrleans.Host.Collecting;

/// <summary>What <c>har gc --json</c> writes.</summary>
/// <param name="Purged">Whether it was done; false where it was only said.</param>
/// <param name="Experiments">Experiments that are gone, or would be, with all their runs.</param>
/// <param name="Runs">Other runs that are gone, or would be.</param>
/// <param name="Kept">What stays although it is deleted, and why.</param>
internal sealed record GcDocument(bool Purged, IReadOnlyList<GcItem> Experiments, IReadOnlyList<GcItem> Runs, IReadOnlyList<GcItem> Kept);

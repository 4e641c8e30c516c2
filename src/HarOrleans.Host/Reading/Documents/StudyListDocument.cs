namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har study list --json</c> writes.</summary>
internal sealed record StudyListDocument(IReadOnlyList<StudyListEntry> Studies);

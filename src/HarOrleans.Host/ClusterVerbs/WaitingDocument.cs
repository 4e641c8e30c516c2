namespace HarOrleans.Host.ClusterVerbs;

/// <summary>A trial that waits.</summary>
internal sealed record WaitingDocument(int Position, string? Study, long StudyId, int Number, int Priority, IReadOnlyList<string> Requires, string Reason);

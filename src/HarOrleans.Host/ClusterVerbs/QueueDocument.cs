namespace HarOrleans.Host.ClusterVerbs;

/// <summary>The answer of <c>har cluster queue</c>: slots in all, those that run something, and who waits, in order.</summary>
internal sealed record QueueDocument(int Slots, int Busy, IReadOnlyList<WaitingDocument> Waiting);

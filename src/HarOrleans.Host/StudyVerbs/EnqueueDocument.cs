namespace HarOrleans.Host.StudyVerbs;

/// <summary>What was queued.</summary>
internal sealed record EnqueueDocument(int? Trial);

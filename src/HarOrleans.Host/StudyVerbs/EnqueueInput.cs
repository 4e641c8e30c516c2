namespace HarOrleans.Host.StudyVerbs;

/// <summary>What is to be queued.</summary>
internal sealed record EnqueueInput(IReadOnlyDictionary<string, string> Params, bool SkipIfExists, string? RequestId, IReadOnlyList<string>? Requires);

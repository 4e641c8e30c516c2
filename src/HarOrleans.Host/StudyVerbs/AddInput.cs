namespace HarOrleans.Host.StudyVerbs;

/// <summary>A trial that was made elsewhere.</summary>
internal sealed record AddInput(IReadOnlyDictionary<string, string> Params, OutcomeInput Outcome, string? RequestId);

using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>A trial that was made elsewhere.</summary>
internal sealed record AddInput(IReadOnlyDictionary<string, string> Params, TrialState State, IReadOnlyList<double> Values, string? Reason, string? RequestId);

using HarOrleans.Contracts;

namespace HarOrleans.Host.StudyVerbs;

/// <summary>What is told.</summary>
internal sealed record TellInput(int Number, int? Attempt, TrialState State, IReadOnlyList<double> Values, string? Reason);

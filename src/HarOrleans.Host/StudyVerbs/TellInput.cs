namespace HarOrleans.Host.StudyVerbs;

/// <summary>What is told.</summary>
internal sealed record TellInput(int Number, int? Attempt, OutcomeInput Outcome);

namespace HarOrleans.Contracts;

/// <summary>A trial's place in the queue.</summary>
/// <param name="Workspace">The workspace, for fair shares.</param>
/// <param name="StudyId">The study.</param>
/// <param name="Number">The trial's number; of one study, lower numbers go first.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialTicket)]
public sealed record TrialTicket(string Workspace, long StudyId, int Number);

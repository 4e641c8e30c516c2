namespace HarOrleans.Contracts;

/// <summary>How far a study is taken.</summary>
/// <param name="Trials">Finished trials (COMPLETE, PRUNED, FAIL) that the study shall have in all; at least 1.</param>
/// <param name="Parallel">Trials open at a time; at least 1. More than the study's window has no effect.</param>
[GenerateSerializer, Immutable, Alias(Aliases.StudyBudget)]
public sealed record StudyBudget(int Trials, int Parallel);

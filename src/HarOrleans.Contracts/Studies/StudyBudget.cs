namespace HarOrleans.Contracts;

/// <summary>How far a study is taken.</summary>
/// <param name="Trials">Finished trials (COMPLETE, PRUNED, FAIL) that the study shall have in all; at least 1. <see cref="int.MaxValue"/>: no limit.</param>
/// <param name="Parallel">Trials open at a time; at least 1. More than the study's window has no effect.</param>
/// <param name="Timeout">
/// How long the study may run in all, or null for no limit: the time that it spent RUNNING since it was made, over restarts and further calls; time paused,
/// stopped or finished does not count. Looked at between trials: none starts after it, and those that run go on to their end.
/// </param>
[GenerateSerializer, Immutable, Alias(Aliases.StudyBudget)]
public sealed record StudyBudget(int Trials, int Parallel, TimeSpan? Timeout = null);

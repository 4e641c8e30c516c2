namespace HarOrleans.Contracts;

/// <summary>What a trainer needs to run one attempt.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Number">The trial's number.</param>
/// <param name="TrialId">The trial's id.</param>
/// <param name="Attempt">The attempt; goes with every write.</param>
/// <param name="RunId">The run to log into.</param>
/// <param name="Objective">What to run.</param>
/// <param name="Params">The parameters.</param>
/// <param name="Seed">Seed for everything the objective draws; the same for every attempt of the trial.</param>
/// <param name="Checkpoint">Where to go on from, or null for the beginning.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialAssignment)]
public sealed record TrialAssignment(
    long StudyId,
    int Number,
    long TrialId,
    int Attempt,
    string RunId,
    ObjectiveSpec Objective,
    IReadOnlyDictionary<string, ParamValue> Params,
    long Seed,
    CheckpointInfo? Checkpoint);

namespace HarOrleans.Contracts;

/// <summary>How many trials of a study are in each state.</summary>
/// <param name="Waiting">Sampled, and not with a trainer.</param>
/// <param name="Running">With a trainer.</param>
/// <param name="Complete">Finished with a value.</param>
/// <param name="Pruned">Given up early.</param>
/// <param name="Fail">Ended with an error.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialCounts)]
public sealed record TrialCounts(int Waiting, int Running, int Complete, int Pruned, int Fail)
{
    /// <summary>Trials that will not change any more.</summary>
    public int Finished => Complete + Pruned + Fail;

    /// <summary>All trials.</summary>
    public int Total => Finished + Waiting + Running;
}

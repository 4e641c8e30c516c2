namespace HarOrleans.Contracts;

/// <summary>How an attempt ended, as its trainer tells it.</summary>
/// <param name="State"><see cref="TrialState.Complete"/>, <see cref="TrialState.Pruned"/> or <see cref="TrialState.Fail"/>.</param>
/// <param name="Value">The objective's value where complete. Not a finite number there: the trial fails, and the reason says so.</param>
/// <param name="Reason">Why it was pruned or failed.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialOutcome)]
public sealed record TrialOutcome(TrialState State, double? Value, string? Reason)
{
    /// <summary>Finished with a value.</summary>
    public static TrialOutcome Complete(double value) => new(TrialState.Complete, value, null);

    /// <summary>Given up because the pruner said so.</summary>
    public static TrialOutcome Pruned(string reason) => new(TrialState.Pruned, null, reason);

    /// <summary>Ended by an error.</summary>
    public static TrialOutcome Fail(string reason) => new(TrialState.Fail, null, reason);
}

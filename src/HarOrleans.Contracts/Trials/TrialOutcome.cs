namespace HarOrleans.Contracts;

/// <summary>How an attempt ended, as its trainer tells it.</summary>
/// <param name="State"><see cref="TrialState.Complete"/>, <see cref="TrialState.Pruned"/> or <see cref="TrialState.Fail"/>.</param>
/// <param name="Value">The objective's value where complete; of several objectives the first. Not a finite number there: the trial fails, and the reason says so.</param>
/// <param name="Reason">Why it was pruned or failed.</param>
/// <param name="Values">The objectives' values where the study has several; null where it has one. Another number of them than of objectives: the trial fails.</param>
[GenerateSerializer, Immutable, Alias(Aliases.TrialOutcome)]
public sealed record TrialOutcome(TrialState State, double? Value, string? Reason, IReadOnlyList<double>? Values = null)
{
    /// <summary>Finished with a value.</summary>
    public static TrialOutcome Complete(double value) => new(TrialState.Complete, value, null);

    /// <summary>Finished with a value for each objective.</summary>
    public static TrialOutcome Complete(IReadOnlyList<double> values) => new(TrialState.Complete, values.Count > 0 ? values[0] : null, null, values.Count == 1 ? null : values);

    /// <summary>Given up because the pruner said so.</summary>
    public static TrialOutcome Pruned(string reason) => new(TrialState.Pruned, null, reason);

    /// <summary>Ended by an error.</summary>
    public static TrialOutcome Fail(string reason) => new(TrialState.Fail, null, reason);
}

namespace HarOrleans.Contracts;

/// <summary>The state of the trial protocol for one trial. Stored in the trial's row and its lease row.</summary>
/// <param name="State">The trial's state.</param>
/// <param name="Attempt">The latest attempt handed out; 0 before the first. Never falls.</param>
/// <param name="Holder">Who holds the attempt while RUNNING: the trainer slot and its hand-out token; else null.</param>
/// <param name="Failures">Attempts that ended in an error of the objective.</param>
/// <param name="Deaths">Attempts whose lease ran out.</param>
/// <param name="Value">The value, once finished with one; of several the first.</param>
/// <param name="Reason">Why it was pruned or failed, or of the last retried failure.</param>
/// <param name="Values">All values where there are several, else null.</param>
public sealed record TrialExecution(
    TrialState State, int Attempt, string? Holder, int Failures, int Deaths, double? Value, string? Reason, IReadOnlyList<double>? Values = null)
{
    /// <summary>A trial that was just sampled.</summary>
    public static TrialExecution New { get; } = new(TrialState.Waiting, 0, null, 0, 0, null, null);

    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinished => State is TrialState.Complete or TrialState.Pruned or TrialState.Fail;

    /// <summary>Equal where every part is, the values one by one.</summary>
    public bool Equals(TrialExecution? other) => other is not null
        && State == other.State && Attempt == other.Attempt && Holder == other.Holder && Failures == other.Failures && Deaths == other.Deaths
        && Nullable.Equals(Value, other.Value) && Reason == other.Reason && (Values ?? []).SequenceEqual(other.Values ?? []);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(State, Attempt, Holder, Failures, Deaths, Value, Reason);
}

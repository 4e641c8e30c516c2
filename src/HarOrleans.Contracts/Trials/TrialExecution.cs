namespace HarOrleans.Contracts;

/// <summary>The state of the trial protocol for one trial. Stored in the trial's row and its lease row.</summary>
/// <param name="State">The trial's state.</param>
/// <param name="Attempt">The latest attempt handed out; 0 before the first. Never falls.</param>
/// <param name="Holder">Who holds the attempt while RUNNING: the trainer slot and its hand-out token; else null.</param>
/// <param name="Failures">Attempts that ended in an error of the objective.</param>
/// <param name="Deaths">Attempts whose lease ran out.</param>
/// <param name="Value">The value, once finished with one.</param>
/// <param name="Reason">Why it was pruned or failed, or of the last retried failure.</param>
public sealed record TrialExecution(TrialState State, int Attempt, string? Holder, int Failures, int Deaths, double? Value, string? Reason)
{
    /// <summary>A trial that was just sampled.</summary>
    public static TrialExecution New { get; } = new(TrialState.Waiting, 0, null, 0, 0, null, null);

    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinished => State is TrialState.Complete or TrialState.Pruned or TrialState.Fail;
}

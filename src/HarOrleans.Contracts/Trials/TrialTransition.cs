namespace HarOrleans.Contracts;

/// <summary>
/// One step of the trial protocol, to be committed by the store in one transaction on condition that the stored state still is
/// <see cref="Before"/>. Only the protocol can make one, so nothing else can change a trial's state.
/// </summary>
public sealed class TrialTransition
{
    internal TrialTransition(TrialExecution before, TrialExecution after, TrialEffects effects, IntermediateValue? intermediate)
    {
        Before = before;
        After = after;
        Effects = effects;
        Intermediate = intermediate;
    }

    /// <summary>The state that the step was decided on.</summary>
    public TrialExecution Before { get; }

    /// <summary>The state after it.</summary>
    public TrialExecution After { get; }

    /// <summary>What belongs to the step.</summary>
    public TrialEffects Effects { get; }

    /// <summary>The value to record, where the effects say so.</summary>
    public IntermediateValue? Intermediate { get; }
}

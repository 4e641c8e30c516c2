using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Something that happens to a trial.</summary>
public abstract record TrialEvent
{
    private TrialEvent() { }

    /// <summary>A trainer slot asks for the trial.</summary>
    /// <param name="Holder">The slot and its hand-out token: the same on a repeated call, never again after.</param>
    public sealed record Begin(string Holder) : TrialEvent;

    /// <summary>An attempt reports an intermediate value.</summary>
    public sealed record Report(int Attempt, IntermediateValue Value) : TrialEvent;

    /// <summary>An attempt has ended.</summary>
    public sealed record Tell(int Attempt, TrialOutcome Outcome) : TrialEvent;

    /// <summary>A trainer hands the trial back at its shutdown.</summary>
    public sealed record Release(int Attempt) : TrialEvent;

    /// <summary>The supervisor saw the attempt's lease run out.</summary>
    public sealed record Expire(int Attempt) : TrialEvent;

    /// <summary>Somebody wants the trial no more, whether it waits or runs.</summary>
    /// <param name="Reason">Why it ends, for people.</param>
    public sealed record Cancel(string Reason) : TrialEvent;
}

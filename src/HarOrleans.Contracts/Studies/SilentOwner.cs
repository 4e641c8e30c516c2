namespace HarOrleans.Contracts;

/// <summary>What becomes of an asked trial whose owner falls silent.</summary>
public enum SilentOwner
{
    /// <summary>It waits again under its number and goes to the next who asks.</summary>
    Requeue,

    /// <summary>It is FAIL.</summary>
    Fail,
}

namespace HarOrleans.Optimization;

/// <summary>What the caller of an event hears.</summary>
public enum TrialAnswer
{
    /// <summary>The event took place: commit the transition.</summary>
    Accepted,

    /// <summary>It had taken place already: the same answer again, and nothing to commit.</summary>
    Repeated,

    /// <summary>The attempt is over: nothing to commit, and the caller has to stop.</summary>
    Fenced,

    /// <summary>The trial is not to be had: it runs elsewhere or has finished. Nothing to commit.</summary>
    Refused,
}

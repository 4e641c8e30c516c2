namespace HarOrleans.Contracts;

/// <summary>How much a line of a run's log matters.</summary>
public enum RunLogLevel
{
    /// <summary>For whoever looks for a mistake.</summary>
    Debug,

    /// <summary>What happens as it should.</summary>
    Info,

    /// <summary>What may be wrong.</summary>
    Warning,

    /// <summary>What went wrong.</summary>
    Error,
}

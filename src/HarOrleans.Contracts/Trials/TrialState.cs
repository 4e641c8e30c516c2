namespace HarOrleans.Contracts;

/// <summary>The state of a trial, as Optuna names them.</summary>
public enum TrialState
{
    /// <summary>Sampled, and not with a trainer: never started yet, or handed back.</summary>
    Waiting,

    /// <summary>With a trainer that holds a lease.</summary>
    Running,

    /// <summary>Finished with a value.</summary>
    Complete,

    /// <summary>Given up early by the pruner.</summary>
    Pruned,

    /// <summary>Ended with an error; the reason is stored.</summary>
    Fail,
}

namespace HarOrleans.Contracts;

/// <summary>The status of a run, as MLflow names them.</summary>
public enum RunStatus
{
    /// <summary>Made, and nobody works on it at the moment.</summary>
    Scheduled,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Finished,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended on purpose before its end; a pruned trial's run.</summary>
    Killed,
}

namespace HarOrleans.Contracts;

/// <summary>What a study is doing.</summary>
public enum StudyPhase
{
    /// <summary>Made, and never started.</summary>
    Created,

    /// <summary>Trials are started until the budget is spent.</summary>
    Running,

    /// <summary>The budget is spent; a larger one goes on.</summary>
    Finished,

    /// <summary>Stopped by a person: nothing new is started until it is asked to optimize again.</summary>
    Stopped,

    /// <summary>Nothing new is started, and its time stands still, until it is resumed.</summary>
    Paused,

    /// <summary>It is being deleted: its name is free, and its rows go.</summary>
    Deleted,
}

namespace HarOrleans.Contracts;

/// <summary>What has to happen beside the change of a trial's state. The store does the first group within the change's own transaction.</summary>
[Flags]
public enum TrialEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Store: write the lease row with the new attempt and holder, until the given time; the run becomes RUNNING.</summary>
    GrantLease = 1,

    /// <summary>Store: the lease row loses its holder and its time.</summary>
    DropLease = 2,

    /// <summary>Store: hide points of older attempts that lie after the latest checkpoint (all, where there is none).</summary>
    SupersedePoints = 4,

    /// <summary>Store: write the reported intermediate value (one a step; the latest stays).</summary>
    RecordIntermediate = 8,

    /// <summary>Store: the run ends with the status that the trial's state implies.</summary>
    FinishRun = 16,

    /// <summary>Store: refuse where the lease has been renewed in the meantime.</summary>
    RequireExpiredLease = 32,

    /// <summary>Store: the run goes back to SCHEDULED until the next attempt.</summary>
    SuspendRun = 64,

    /// <summary>Grain: put the trial into the queue again.</summary>
    Requeue = 256,

    /// <summary>Grain: the study may go on with further trials.</summary>
    Advance = 512,
}

namespace HarOrleans.Chaos;

/// <summary>What may happen.</summary>
internal enum Fault
{
    /// <summary>A silo is killed with SIGKILL.</summary>
    Kill,

    /// <summary>A silo is frozen for 20 s with SIGSTOP, and goes on where it was.</summary>
    Freeze,

    /// <summary>A silo is cut off from the others for 15 s; the database still answers it.</summary>
    Cut,

    /// <summary>The database server ends as in a crash, and is started again.</summary>
    Database,

    /// <summary>The artifacts' disk is full for 5 s.</summary>
    Disk,

    /// <summary>A silo is asked to stop with SIGTERM, as at an upgrade, and has 10 s for it.</summary>
    Stop,

    /// <summary>A silo of another build is asked to stop, and the present build starts in its place; of <c>--from</c> alone.</summary>
    Upgrade,
}

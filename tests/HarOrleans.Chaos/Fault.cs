namespace HarOrleans.Chaos;

/// <summary>What may happen.</summary>
internal enum Fault
{
    /// <summary>A silo is killed with SIGKILL.</summary>
    Kill,

    /// <summary>A silo is frozen for 20 s with SIGSTOP, and goes on where it was.</summary>
    Freeze,

    /// <summary>The database server ends as in a crash, and is started again.</summary>
    Database,

    /// <summary>The artifacts' disk is full for 5 s.</summary>
    Disk,
}

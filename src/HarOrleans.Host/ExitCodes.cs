namespace HarOrleans.Host;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>No trial is complete, or the server failed.</summary>
    internal const int Failed = 1;

    /// <summary>The input is wrong; nothing was written.</summary>
    internal const int BadInput = 2;

    /// <summary>Interrupted before the work was done; it goes on with the next call.</summary>
    internal const int Interrupted = 130;
}

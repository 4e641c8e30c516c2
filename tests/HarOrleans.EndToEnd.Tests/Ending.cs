namespace HarOrleans.EndToEnd.Tests;

/// <summary>How a process is asked, or made, to end.</summary>
internal enum Ending
{
    /// <summary>Ctrl+C.</summary>
    Interrupt,

    /// <summary>What service managers and containers send.</summary>
    Terminate,

    /// <summary>kill -9.</summary>
    Kill,
}

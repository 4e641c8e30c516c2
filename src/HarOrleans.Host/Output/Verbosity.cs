namespace HarOrleans.Host.Output;

/// <summary>How much a command says.</summary>
internal enum Verbosity
{
    /// <summary>The result alone.</summary>
    Quiet,

    /// <summary>The result, and how far it is.</summary>
    Normal,

    /// <summary>Every epoch and the server's own log lines, too.</summary>
    Verbose,
}

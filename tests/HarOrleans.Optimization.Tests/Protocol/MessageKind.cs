namespace HarOrleans.Optimization.Tests;

internal enum MessageKind
{
    /// <summary>A trainer asks for the trial.</summary>
    Begin,

    /// <summary>An intermediate value.</summary>
    Report,

    /// <summary>The objective returned a value; it is the attempt's number, so that who told it shows.</summary>
    Complete,

    /// <summary>The objective was pruned.</summary>
    Pruned,

    /// <summary>The objective failed.</summary>
    Fail,

    /// <summary>The trainer shuts down.</summary>
    Release,

    /// <summary>The supervisor saw the lease run out.</summary>
    Expire,

    /// <summary>Somebody wants the trial no more.</summary>
    Cancel,
}

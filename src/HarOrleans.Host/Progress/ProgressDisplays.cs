using HarOrleans.Host.Output;

namespace HarOrleans.Host.Progress;

/// <summary>Chooses the display that fits a terminal.</summary>
internal static class ProgressDisplays
{
    /// <summary>Bars where the terminal can redraw, lines where it cannot, nothing where nothing was asked for.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="order">Order of the parameters.</param>
    /// <param name="time">The clock.</param>
    internal static IProgressDisplay For(Terminal terminal, IReadOnlyList<string> order, TimeProvider time) => terminal switch
    {
        { Verbosity: Verbosity.Quiet } => new SilentProgress(),
        { IsLive: true } => new LiveProgress(terminal, order),
        _ => new PlainProgress(terminal, order, time),
    };
}

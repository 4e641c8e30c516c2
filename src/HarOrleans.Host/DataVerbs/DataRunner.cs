using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary>Runs the work of a verb as a process does: with a terminal, an interrupt and an exit code.</summary>
/// <param name="jsonOnStandardOutput">Whether standard output belongs to the document.</param>
/// <param name="work">Terminal and interrupt in, exit code out.</param>
internal delegate Task<int> DataRunner(bool jsonOnStandardOutput, Func<Terminal, CancellationToken, Task<int>> work);

using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>Runs the work of a verb as a process does: with a terminal, a log, an interrupt and an exit code.</summary>
/// <param name="jsonOnStandardOutput">Whether standard output belongs to the document.</param>
/// <param name="work">Terminal, log and interrupt in, exit code out.</param>
internal delegate Task<int> ModelRunner(bool jsonOnStandardOutput, Func<Terminal, ServerLog, CancellationToken, Task<int>> work);

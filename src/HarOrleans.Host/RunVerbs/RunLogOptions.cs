using HarOrleans.Contracts;

namespace HarOrleans.Host.RunVerbs;

/// <summary>What <c>har run logs</c> was asked for.</summary>
/// <param name="Run">The run as it was named.</param>
/// <param name="Tail">The last so many lines, or null for all that are kept.</param>
/// <param name="Level">Lines that matter at least so much.</param>
internal sealed record RunLogOptions(string Run, int? Tail, RunLogLevel Level);

namespace HarOrleans.Contracts;

/// <summary>A line that is written to a run's log.</summary>
/// <param name="TimeMs">When: milliseconds since 1970-01-01 UTC.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">The text; it may have several lines, as an error's stack has.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LogEntry)]
public sealed record LogEntry(long TimeMs, RunLogLevel Level, string Text);

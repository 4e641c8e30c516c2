namespace HarOrleans.Contracts;

/// <summary>A part of a run's log.</summary>
/// <param name="Lines">The lines, in the order of their numbers.</param>
/// <param name="Next">The number to ask from next time.</param>
/// <param name="FirstKept">The number of the first line that is kept: so many were dropped, as the log outgrew its limit.</param>
/// <param name="More">Whether there were more than asked for.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LogPage)]
public sealed record LogPage(IReadOnlyList<LogLine> Lines, long Next, long FirstKept, bool More);

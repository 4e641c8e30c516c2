namespace HarOrleans.Contracts;

/// <summary>A line of a run's log.</summary>
/// <param name="Sequence">Its number in the run, from 0, without gaps.</param>
/// <param name="TimeMs">When: milliseconds since 1970-01-01 UTC, by the writer's clock.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">The text.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LogLine)]
public sealed record LogLine(long Sequence, long TimeMs, RunLogLevel Level, string Text)
{
    /// <summary>When it was logged. The time is the writer's word: one beyond the years 1 to 9999 counts as the nearest moment within.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(TimeMs, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}

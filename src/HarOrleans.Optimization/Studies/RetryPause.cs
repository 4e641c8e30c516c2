using System.Globalization;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// How long a trial waits after its trainers died. The first time it goes on at once, since machines die; from the second on it may be the trial that kills them, so each death lets it wait twice as long:
/// 5 s, 10 s, 20 s, and at most 5 minutes. Failures of the objective are not deaths, and hand-backs are nothing.
/// </summary>
public static class RetryPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The pause after so many deaths.</summary>
    public static TimeSpan After(int deaths) => deaths < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, deaths - 2)));

    /// <summary>Until when a waiting trial is to wait; null where it may start.</summary>
    /// <param name="trial">The trial, whose <see cref="RetryHistory"/> says when its last attempt ended.</param>
    /// <param name="deaths">How many of its attempts ended by a death.</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset? Until(FrozenTrial trial, int deaths, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return After(deaths) is var pause && pause > TimeSpan.Zero
            && trial.SystemAttributes.TryGetValue(SystemAttributes.RetryHistory, out var json)
            && JsonNode.Parse(json) is JsonArray { Count: > 0 } ended
            && DateTimeOffset.TryParse((string?)ended[^1]?["ended"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var last)
            && last + pause > now ? last + pause : null;
    }
}

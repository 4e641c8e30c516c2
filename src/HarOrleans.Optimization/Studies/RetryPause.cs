using System.Globalization;
using System.Text.Json.Nodes;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// How long a trial waits after its trainers died. The first time it goes on at once, since machines die. Where it dies again and had reported no further step meanwhile, it may be the trial that kills
/// them, so each such death lets it wait twice as long: 5 s, 10 s, 20 s, and at most 5 minutes. Failures of the objective are not deaths, and hand-backs are nothing.
/// </summary>
public static class RetryPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The pause after so many deaths at one step.</summary>
    public static TimeSpan After(int deaths) => deaths < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, deaths - 2)));

    /// <summary>Until when a waiting trial is to wait; null where it may start.</summary>
    /// <param name="trial">The trial, whose <see cref="RetryHistory"/> says how its attempts ended.</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset? Until(FrozenTrial trial, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var deaths = RetryHistory.Entries(trial.SystemAttributes).Where(x => RetryHistory.DiedAtStep(x) is not null).ToArray();
        var here = deaths.Reverse().TakeWhile(x => RetryHistory.DiedAtStep(x) == RetryHistory.DiedAtStep(deaths[^1])).Count();
        return After(here) is var pause && pause > TimeSpan.Zero
            && DateTimeOffset.TryParse((string?)deaths[^1]!["ended"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var last)
            && last + pause > now ? last + pause : null;
    }
}

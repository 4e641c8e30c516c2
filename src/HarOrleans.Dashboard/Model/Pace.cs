using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Guesses from how long a study's latest trials took. Every guess is said as one: "about".</summary>
internal static class Pace
{
    /// <summary>How many of the latest trials set the pace.</summary>
    public const int Sample = 20;

    /// <summary>How long a trial takes: the mean of the latest that completed or were pruned; null where none has.</summary>
    public static TimeSpan? PerTrial(IEnumerable<FrozenTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var latest = trials
            .Where(trial => trial is { State: TrialState.Complete or TrialState.Pruned, StartedAt: not null, FinishedAt: not null })
            .OrderBy(trial => trial.FinishedAt)
            .Select(trial => trial.FinishedAt!.Value - trial.StartedAt!.Value)
            .TakeLast(Sample)
            .ToArray();
        return latest.Length == 0 ? null : TimeSpan.FromTicks((long)latest.Average(time => time.Ticks));
    }

    /// <summary>How long until a slot is free for the trial at a place in the queue; null where no slot or no pace is known.</summary>
    /// <param name="position">The place, from 1.</param>
    /// <param name="slots">Slots that take trials.</param>
    /// <param name="perTrial">How long a trial takes.</param>
    public static TimeSpan? UntilStart(int position, int slots, TimeSpan? perTrial) =>
        slots < 1 || perTrial is not { } pace ? null : pace * Math.Ceiling((double)position / slots);
}

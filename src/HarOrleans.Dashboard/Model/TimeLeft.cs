using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>Guesses how long a study still takes from how long its latest trials took.</summary>
internal static class TimeLeft
{
    /// <summary>How many of the latest trials set the pace.</summary>
    public const int Sample = 20;

    /// <summary>A budget's number of trials that stands for no limit.</summary>
    public const int NoLimit = int.MaxValue;

    /// <summary>Null where the study does not run, has no limit, or no trial has finished yet.</summary>
    public static TimeSpan? Estimate(StudySnapshot study, IReadOnlyCollection<TimeSpan> latest)
    {
        if (study is not { Phase: StudyPhase.Running, Budget: { } budget } || budget.Trials == NoLimit || latest.Count == 0)
        {
            return null;
        }

        var remaining = Math.Max(0, budget.Trials - study.Counts.Finished);
        var atOnce = Math.Clamp(Math.Min(budget.Parallel, study.Spec.Window), 1, Math.Max(1, remaining));
        var mean = TimeSpan.FromTicks((long)latest.Average(time => time.Ticks));
        return mean * Math.Ceiling((double)remaining / atOnce);
    }
}

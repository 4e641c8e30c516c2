using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>How long a study has been RUNNING in all, over restarts: pure functions of its stored state.</summary>
internal static class StudyClock
{
    internal static TimeSpan Elapsed(StudyState state, DateTimeOffset now) => state.RanBefore + Current(state, now);

    /// <summary>The next state with the clock moved on: time in the phase before it counts where that was RUNNING.</summary>
    internal static StudyState Move(StudyState before, StudyState next, DateTimeOffset now) => next with
    {
        RanBefore = Elapsed(before, now),
        RunningSince = next.Phase == StudyPhase.Running ? now : null,
    };

    internal static bool IsSpent(StudyState state, DateTimeOffset now) => state.Budget?.Timeout is { } timeout && Elapsed(state, now) >= timeout;

    private static TimeSpan Current(StudyState state, DateTimeOffset now) =>
        state.Phase == StudyPhase.Running && state.RunningSince is { } since && now > since ? now - since : TimeSpan.Zero;
}

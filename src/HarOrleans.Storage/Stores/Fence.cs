using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Who may write, as SQL conditions that stand in the writes themselves: a trainer that was frozen and wakes up late changes nothing.</summary>
internal static class Fence
{
    /// <summary>The attempt <c>@writer</c> holds the trial <c>@trial</c>, which is RUNNING.</summary>
    public const string Trial = """
        EXISTS (SELECT 1 FROM trial ft JOIN trial_lease fl ON fl.trial_id = ft.trial_id
            WHERE ft.trial_id = @trial AND ft.state = 'RUNNING' AND fl.attempt = @writer)
        """;

    /// <summary>The writer may write to a run: writer 0 to a run of its own (<c>@trial</c> is NULL), else as <see cref="Trial"/>.</summary>
    public const string Run = "((CAST(@trial AS BIGINT) IS NULL AND @writer = 0) OR " + Trial + ")";

    /// <summary>
    /// Holds a trial's lease row until the unit ends. Where writers run side by side a condition alone would be judged by what stood before a wait; the order of
    /// all units is leases by their trial's number, then trial, run and metrics, so that no two wait for each other.
    /// </summary>
    public static Task HoldAsync(DbSession session, long trialId) =>
        session.HoldAsync("SELECT trial_id FROM trial_lease WHERE trial_id = @trial", ("@trial", trialId));
}

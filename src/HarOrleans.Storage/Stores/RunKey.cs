using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>What writes to a run need to know of it.</summary>
/// <param name="RunNo">Its short key.</param>
/// <param name="TrialId">The trial that it belongs to, or null for a run of its own.</param>
/// <param name="LastPoint">Cursor of its last stored point.</param>
/// <param name="Revision">Its revision.</param>
internal sealed record RunKey(long RunNo, long? TrialId, long LastPoint, int Revision)
{
    private const string Select = "SELECT run_no, trial_id, last_point, revision FROM run WHERE run_id = @run";

    /// <summary>Finds a run and holds it, behind its trial's lease, until the unit ends; <see cref="NotFoundException"/> where there is none.</summary>
    public static async Task<RunKey> HoldAsync(DbSession session, string runId)
    {
        if (session.HoldsRows && await FirstAsync(session, Select + " AND trial_id IS NULL" + session.Hold, runId) is { } own)
        {
            return own;
        }

        var run = await FindAsync(session, runId);
        if (!session.HoldsRows)
        {
            return run;
        }

        if (run.TrialId is { } trialId)
        {
            await Fence.HoldAsync(session, trialId);
        }

        await session.HoldAsync("SELECT run_no FROM run WHERE run_no = @run", ("@run", run.RunNo));
        return await FindAsync(session, runId);
    }

    /// <summary>Finds a run; <see cref="NotFoundException"/> where there is none.</summary>
    public static async Task<RunKey> FindAsync(DbSession session, string runId) =>
        await FirstAsync(session, Select, runId) ?? throw new NotFoundException("run", runId);

    private static Task<RunKey?> FirstAsync(DbSession session, string sql, string runId) => session.FirstAsync(
        sql,
        row => new RunKey(row.GetInt64(0), row.LongOrNull(1), row.GetInt64(2), row.GetInt32(3)),
        ("@run", runId));
}

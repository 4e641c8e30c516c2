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
    /// <summary>Finds a run; <see cref="NotFoundException"/> where there is none.</summary>
    public static async Task<RunKey> FindAsync(DbSession session, string runId) =>
        await session.FirstAsync(
            "SELECT run_no, trial_id, last_point, revision FROM run WHERE run_id = @run",
            row => new RunKey(row.GetInt64(0), row.LongOrNull(1), row.GetInt64(2), row.GetInt32(3)),
            ("@run", runId))
        ?? throw new NotFoundException("run", runId);
}

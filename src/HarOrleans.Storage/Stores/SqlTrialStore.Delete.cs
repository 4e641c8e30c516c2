using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlTrialStore
{
    private static readonly string[] Parts = ["checkpoint", "trial_intermediate", "trial_lease", "trial"];

    private const string Chosen = "(SELECT trial_id FROM trial WHERE study_id = @study ORDER BY trial_id LIMIT @most)";

    /// <inheritdoc />
    public Task<int> DeleteAsync(long studyId, int most, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                (string, object?)[] chosen = [("@study", studyId), ("@most", most)];
                await session.HoldAsync($"SELECT trial_id FROM trial_lease WHERE trial_id IN {Chosen} ORDER BY trial_id", chosen);
                await session.ExecuteAsync(
                    """
                    UPDATE run SET trial_id = NULL, ended_at = COALESCE(ended_at, @at),
                        reason = CASE WHEN status IN ('SCHEDULED', 'RUNNING') THEN 'The study was deleted.' ELSE reason END,
                        status = CASE WHEN status IN ('SCHEDULED', 'RUNNING') THEN 'KILLED' ELSE status END
                    WHERE trial_id IN
                    """ + " " + Chosen,
                    [("@at", SqlValue.Time(at)), .. chosen]);
                var deleted = 0;
                foreach (var table in Parts)
                {
                    deleted = await session.ExecuteAsync($"DELETE FROM {table} WHERE trial_id IN {Chosen}", chosen);
                }

                return deleted;
            },
            cancellationToken);
}

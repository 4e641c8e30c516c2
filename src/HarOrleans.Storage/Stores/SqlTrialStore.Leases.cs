using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlTrialStore
{
    private const string Renew = """
        UPDATE trial_lease SET until = CASE WHEN until > @until THEN until ELSE @until END
        WHERE trial_id = @trial AND holder IS NOT NULL AND until > 0 AND
        """ + " " + Fence.Trial;

    /// <inheritdoc />
    public Task<IReadOnlyList<LeaseKey>> RenewLeasesAsync(IReadOnlyList<LeaseKey> leases, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        leases.Count == 0 ? Task.FromResult<IReadOnlyList<LeaseKey>>([]) : database.WriteAsync<IReadOnlyList<LeaseKey>>(
            async session =>
            {
                var lost = new List<LeaseKey>();
                foreach (var lease in leases.OrderBy(lease => lease.TrialId))
                {
                    await Fence.HoldAsync(session, lease.TrialId);
                    if (await session.ExecuteAsync(Renew, ("@until", SqlValue.Time(until)), ("@trial", lease.TrialId), ("@writer", lease.Attempt)) == 0)
                    {
                        lost.Add(lease);
                    }
                }

                return lost;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<DateTimeOffset?> FindNextExpiryAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync<DateTimeOffset?>(
            async session => (await session.QueryAsync("SELECT MIN(until) FROM trial_lease WHERE holder IS NOT NULL", row => row.TimeOrNull(0)))[0],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LeaseKey>> ListExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<LeaseKey>>(
            async session => await session.QueryAsync(
                """
                SELECT t.study_id, t.number, t.trial_id, l.attempt FROM trial_lease l JOIN trial t ON t.trial_id = l.trial_id
                WHERE l.holder IS NOT NULL AND l.until <= @now ORDER BY l.until, t.trial_id
                """,
                row => new LeaseKey(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3)),
                ("@now", SqlValue.Time(now))),
            cancellationToken);

    /// <inheritdoc />
    public Task<int> ExpireAllLeasesAsync(DateTimeOffset now, DateTimeOffset outsideUntil, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    $"UPDATE trial_lease SET until = @until WHERE holder LIKE '{OutsideOwner.Prefix}%' AND until < @until", ("@until", SqlValue.Time(outsideUntil)));
                return await session.ExecuteAsync(
                    $"UPDATE trial_lease SET until = CASE WHEN until < @now THEN until ELSE @now END WHERE holder NOT LIKE '{OutsideOwner.Prefix}%'", ("@now", SqlValue.Time(now)));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<int> ExpireLeasesOfAsync(IReadOnlyList<string> silos, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        silos.Count == 0 ? Task.FromResult(0) : database.WriteAsync(
            async session =>
            {
                var ended = 0;
                foreach (var silo in silos)
                {
                    // Not to be renewed: one that was cut off and does not know yet that it counts as dead may still reach the database.
                    ended += await session.ExecuteAsync(
                        "UPDATE trial_lease SET until = 0 WHERE until > @now AND holder LIKE @holder", ("@now", SqlValue.Time(now)), ("@holder", $"{silo}/%"));
                }

                return ended;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<(string Holder, DateTimeOffset Until)?> FindLeaseAsync(long trialId, CancellationToken cancellationToken = default) =>
        database.ReadAsync<(string Holder, DateTimeOffset Until)?>(
            async session =>
            {
                var rows = await session.QueryAsync(
                    "SELECT holder, until FROM trial_lease WHERE trial_id = @trial AND holder IS NOT NULL",
                    row => (row.Text(0), row.Time(1)),
                    ("@trial", trialId));
                return rows.Count > 0 ? rows[0] : null;
            },
            cancellationToken);
}

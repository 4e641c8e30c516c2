using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ITrialStore" />
internal sealed partial class SqlTrialStore(IDatabase database) : ITrialStore
{
    private const string TheTrial = TrialReader.Select + " WHERE t.trial_id = @trial";
    private const string TheNumber = TrialReader.Select + " WHERE t.study_id = @study AND t.number = @number";

    private readonly DistributionSets _distributions = new();

    /// <inheritdoc />
    public Task<TrialRecord?> FindAsync(long studyId, int number, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => SelectAsync(session, studyId, number, keep: true), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrialRecord>> LoadAsync(long studyId, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<TrialRecord>>(
            async session =>
            {
                var rows = await session.QueryAsync(
                    TrialReader.Select + " WHERE t.study_id = @study ORDER BY t.number", new TrialReader().Read, ("@study", studyId));
                var intermediates = await session.QueryAsync(
                    """
                    SELECT i.trial_id, i.step, i.value FROM trial_intermediate i JOIN trial t ON t.trial_id = i.trial_id
                    WHERE t.study_id = @study AND i.superseded = 0 ORDER BY i.trial_id, i.step
                    """,
                    row => (TrialId: row.GetInt64(0), Value: new IntermediateValue(row.GetInt64(1), row.Real(2))),
                    ("@study", studyId));
                var byTrial = intermediates.ToLookup(row => row.TrialId, row => row.Value);
                var records = new List<TrialRecord>(rows.Count);
                foreach (var row in rows)
                {
                    var id = row.Record.Trial.TrialId;
                    var own = byTrial.Count > 0 && byTrial.Contains(id) ? byTrial[id].ToArray() : [];
                    records.Add(With(row.Record, own, await _distributions.GetAsync(session, row.DistributionSet, keep: true)));
                }

                return records;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> SetAttributesAsync(
        long trialId,
        int attempt,
        IReadOnlyDictionary<string, string>? user,
        IReadOnlyDictionary<string, string>? system,
        long sequence,
        DateTimeOffset at,
        CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                await Fence.HoldAsync(session, trialId);
                return await session.ExecuteAsync(
                    """
                    UPDATE trial SET user_attributes = COALESCE(@user, user_attributes), system_attributes = COALESCE(@system, system_attributes),
                        feasible = COALESCE(@feasible, feasible), sequence = @sequence, changed_at = @at
                    WHERE trial_id = @trial AND
                    """ + " " + Fence.Trial,
                    ("@user", user is null ? null : StorageJson.Write(user)),
                    ("@system", system is null ? null : StorageJson.Write(system)),
                    ("@feasible", system is null ? null : IsFeasible(system)),
                    ("@sequence", sequence),
                    ("@at", SqlValue.Time(at)),
                    ("@trial", trialId),
                    ("@writer", attempt)) > 0;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ListStudiesWithOpenTrialsAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<long>>(
            async session => await session.QueryAsync(
                "SELECT DISTINCT study_id FROM trial WHERE state IN ('WAITING', 'RUNNING') ORDER BY study_id", row => row.GetInt64(0)),
            cancellationToken);

    private Task<TrialRecord?> SelectAsync(DbSession session, long studyId, int number, bool keep) =>
        SelectAsync(session, TheNumber, keep, ("@study", studyId), ("@number", number));

    private async Task<TrialRecord?> SelectAsync(DbSession session, string sql, bool keep, params (string Name, object? Value)[] args)
    {
        var row = await session.FirstAsync(sql, new TrialReader().Read, args);
        if (row is null)
        {
            return null;
        }

        var intermediates = await session.QueryAsync(
            "SELECT step, value FROM trial_intermediate WHERE trial_id = @trial AND superseded = 0 ORDER BY step",
            row => new IntermediateValue(row.GetInt64(0), row.Real(1)),
            ("@trial", row.Record.Trial.TrialId));
        return With(row.Record, intermediates, await _distributions.GetAsync(session, row.DistributionSet, keep));
    }

    private static TrialRecord With(TrialRecord record, IReadOnlyList<IntermediateValue> intermediates, IReadOnlyDictionary<string, Distribution> distributions) =>
        record with { Trial = record.Trial with { Intermediates = intermediates, Distributions = distributions } };

    private static int IsFeasible(IReadOnlyDictionary<string, string> system) => SystemAttributes.Constraints(system).Values.All(x => x <= 0) ? 1 : 0;
}

using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ITrialStore" />
internal sealed partial class SqlTrialStore(IDatabase database) : ITrialStore
{
    private const string Insert = """
        INSERT INTO trial (study_id, number, workspace, owner, run_id, state, params, user_attributes, created_at, changed_at, sequence)
        VALUES (@study, @number, @workspace, @owner, @run, 'WAITING', @params, @attributes, @at, @at, @sequence)
        ON CONFLICT DO NOTHING
        RETURNING trial_id
        """;

    /// <inheritdoc />
    public Task<TrialRecord> CreateAsync(NewTrial trial, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                if (await SelectAsync(session, trial.StudyId, trial.Number) is { } stored)
                {
                    return stored;
                }

                var trialId = (long?)await session.ScalarAsync(
                    Insert,
                    ("@study", trial.StudyId),
                    ("@number", trial.Number),
                    ("@workspace", trial.Run.Workspace),
                    ("@owner", trial.Run.Owner),
                    ("@run", trial.Run.RunId),
                    ("@params", StorageJson.Write(trial.Params)),
                    ("@attributes", StorageJson.Write(trial.UserAttributes)),
                    ("@at", SqlValue.Time(trial.At)),
                    ("@sequence", trial.Sequence));
                if (trialId is null || !await RunWriter.InsertAsync(session, RunOf(trial), trialId, RunStatus.Scheduled, trial.At))
                {
                    throw new ConflictException($"The run '{trial.Run.RunId}' exists already and cannot be the run of trial {trial.Number} of study {trial.StudyId}.");
                }

                await session.ExecuteAsync("INSERT INTO trial_lease (trial_id) VALUES (@trial)", ("@trial", trialId));
                return (await SelectAsync(session, trial.StudyId, trial.Number))!;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<TrialRecord?> FindAsync(long studyId, int number, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => SelectAsync(session, studyId, number), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrialRecord>> LoadAsync(long studyId, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<TrialRecord>>(
            async session =>
            {
                var records = await session.QueryAsync(
                    TrialRow.Select + " WHERE t.study_id = @study ORDER BY t.number", TrialRow.Read, ("@study", studyId));
                var intermediates = await session.QueryAsync(
                    """
                    SELECT i.trial_id, i.step, i.value FROM trial_intermediate i JOIN trial t ON t.trial_id = i.trial_id
                    WHERE t.study_id = @study AND i.superseded = 0 ORDER BY i.trial_id, i.step
                    """,
                    row => (TrialId: row.GetInt64(0), Value: new IntermediateValue(row.GetInt64(1), row.Real(2))),
                    ("@study", studyId));
                var byTrial = intermediates.ToLookup(row => row.TrialId, row => row.Value);
                return [.. records.Select(record => With(record, [.. byTrial[record.Trial.TrialId]]))];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> SetUserAttributesAsync(
        long trialId, int attempt, IReadOnlyDictionary<string, string> attributes, long sequence, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                "UPDATE trial SET user_attributes = @attributes, sequence = @sequence, changed_at = @at WHERE trial_id = @trial AND " + Fence.Trial,
                ("@attributes", StorageJson.Write(attributes)),
                ("@sequence", sequence),
                ("@at", SqlValue.Time(at)),
                ("@trial", trialId),
                ("@writer", attempt)) > 0,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ListStudiesWithOpenTrialsAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<long>>(
            async session => await session.QueryAsync(
                "SELECT DISTINCT study_id FROM trial WHERE state IN ('WAITING', 'RUNNING') ORDER BY study_id", row => row.GetInt64(0)),
            cancellationToken);

    private static async Task<TrialRecord?> SelectAsync(DbSession session, long studyId, int number)
    {
        var record = await session.FirstAsync(
            TrialRow.Select + " WHERE t.study_id = @study AND t.number = @number", TrialRow.Read, ("@study", studyId), ("@number", number));
        if (record is null)
        {
            return null;
        }

        var intermediates = await session.QueryAsync(
            "SELECT step, value FROM trial_intermediate WHERE trial_id = @trial AND superseded = 0 ORDER BY step",
            row => new IntermediateValue(row.GetInt64(0), row.Real(1)),
            ("@trial", record.Trial.TrialId));
        return With(record, intermediates);
    }

    private static TrialRecord With(TrialRecord record, IReadOnlyList<IntermediateValue> intermediates) =>
        record with { Trial = record.Trial with { Intermediates = intermediates } };

    /// <summary>The run with the trial's parameters among its own.</summary>
    private static RunSpec RunOf(NewTrial trial)
    {
        var all = new Dictionary<string, string>(trial.Run.Params, StringComparer.Ordinal);
        foreach (var (key, value) in trial.Params)
        {
            all[key] = value.ToString();
        }

        return trial.Run with { Params = all };
    }
}

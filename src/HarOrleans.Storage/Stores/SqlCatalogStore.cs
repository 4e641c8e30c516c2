using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ICatalogStore" />
internal sealed partial class SqlCatalogStore(IDatabase database) : ICatalogStore
{
    private const string PutStudy = """
        INSERT INTO study (study_id, workspace, owner, name, experiment_id, direction, directions, sampler, objective, phase, target, created_at, updated_at, version)
        VALUES (@id, @workspace, @owner, @name, @experiment, @direction, @directions, @sampler, @objective, @phase, @target, @created, @updated, @version)
        ON CONFLICT (study_id) DO UPDATE SET
            workspace = excluded.workspace, owner = excluded.owner, name = excluded.name, experiment_id = excluded.experiment_id,
            direction = excluded.direction, directions = excluded.directions, sampler = excluded.sampler, objective = excluded.objective, phase = excluded.phase,
            target = excluded.target, created_at = excluded.created_at, updated_at = excluded.updated_at, version = excluded.version
        WHERE excluded.version >= study.version
        """;

    // Counts and the best value come from the trials' own rows, so that a list never waits for the projector to know of a trial.
    private const string ListStudies = """
        WITH counted AS (
            SELECT s.study_id,
                COUNT(CASE WHEN t.state = 'WAITING' THEN 1 END) AS waiting,
                COUNT(CASE WHEN t.state = 'RUNNING' THEN 1 END) AS running,
                COUNT(CASE WHEN t.state = 'COMPLETE' THEN 1 END) AS complete,
                COUNT(CASE WHEN t.state = 'PRUNED' THEN 1 END) AS pruned,
                COUNT(CASE WHEN t.state = 'FAIL' THEN 1 END) AS fail,
                CASE WHEN MAX(t.changed_at) > s.updated_at THEN MAX(t.changed_at) ELSE s.updated_at END AS changed_at
            FROM study s LEFT JOIN trial t ON t.study_id = s.study_id
            WHERE s.workspace = @workspace AND s.phase <> 'DELETED'
            GROUP BY s.study_id, s.updated_at)
        SELECT s.study_id, s.workspace, s.owner, s.name, s.direction, s.sampler, s.objective, s.phase, s.target,
            c.waiting, c.running, c.complete, c.pruned, c.fail, best.value, best.number, s.created_at, c.changed_at, s.directions
        FROM counted c
        JOIN study s ON s.study_id = c.study_id
        LEFT JOIN trial best ON best.trial_id = (
            SELECT t.trial_id FROM trial t
            WHERE t.study_id = s.study_id AND t.state = 'COMPLETE' AND t.feasible = 1 AND s.directions IS NULL
            ORDER BY CASE WHEN s.direction = 'MAXIMIZE' THEN -t.value ELSE t.value END, t.number
            LIMIT 1)
        ORDER BY c.changed_at DESC, s.study_id DESC
        LIMIT @take OFFSET @skip
        """;

    private const string ListRuns = RunRow.Select + " WHERE r.workspace = @workspace AND (CAST(@experiment AS BIGINT) IS NULL OR r.experiment_id = @experiment) AND " + RunRow.Active + """
         ORDER BY r.created_at DESC, r.run_no DESC LIMIT @take OFFSET @skip
        """;

    private const string ListChildRuns = RunRow.Select + " WHERE r.parent_run_id = @parent AND r.workspace = @workspace AND " + RunRow.Active + """
         ORDER BY r.run_no LIMIT @take OFFSET @skip
        """;

    /// <inheritdoc />
    public Task PutStudyAsync(StudyEntry entry, long version, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                PutStudy,
                ("@id", entry.Id),
                ("@workspace", entry.Workspace),
                ("@owner", entry.Owner),
                ("@name", entry.Name),
                ("@experiment", entry.ExperimentId),
                ("@direction", SqlValue.Word(entry.Direction)),
                ("@directions", entry.Directions.Count > 1 ? string.Join(',', entry.Directions.Select(SqlValue.Word)) : null),
                ("@sampler", entry.Sampler),
                ("@objective", entry.Objective),
                ("@phase", SqlValue.Word(entry.Phase)),
                ("@target", entry.Target),
                ("@created", SqlValue.Time(entry.CreatedAt)),
                ("@updated", SqlValue.Time(entry.UpdatedAt)),
                ("@version", version)),
            cancellationToken);

    /// <inheritdoc />
    public Task RemoveStudyAsync(long studyId, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM study WHERE study_id = @id", ("@id", studyId)), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StudySummary>> ListStudiesAsync(string workspace, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(ListStudies, ReadStudy, cancellationToken, ("@workspace", workspace), ("@skip", skip), ("@take", take));

    /// <inheritdoc />
    public Task<IReadOnlyList<RunInfo>> ListRunsAsync(string workspace, long? experimentId, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(ListRuns, RunRow.Read, cancellationToken, ("@workspace", workspace), ("@experiment", experimentId), ("@skip", skip), ("@take", take));

    /// <inheritdoc />
    public Task<IReadOnlyList<RunInfo>> ListChildRunsAsync(string workspace, string parentRunId, int skip, int take, CancellationToken cancellationToken = default) =>
        ListAsync(ListChildRuns, RunRow.Read, cancellationToken, ("@parent", parentRunId), ("@workspace", workspace), ("@skip", skip), ("@take", take));

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ListRunningStudiesAsync(CancellationToken cancellationToken = default) =>
        ListAsync("SELECT study_id FROM study WHERE phase IN ('RUNNING', 'DELETED') ORDER BY study_id", row => row.GetInt64(0), cancellationToken);

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<DbDataReader, T> map, CancellationToken cancellationToken, params (string Name, object? Value)[] args) =>
        database.ReadAsync<IReadOnlyList<T>>(async session => await session.QueryAsync(sql, map, args), cancellationToken);

    private static StudySummary ReadStudy(DbDataReader row) => new(
        row.GetInt64(0),
        row.Text(1),
        row.Text(2),
        row.Text(3),
        row.Word<StudyDirection>(4),
        row.Text(5),
        row.Text(6),
        row.Word<StudyPhase>(7),
        row.IntOrNull(8),
        new TrialCounts(row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13)),
        row.RealOrNull(14),
        row.IntOrNull(15),
        row.Time(16),
        row.Time(17))
    {
        Directions = row.TextOrNull(18) is { } several ? [.. several.Split(',').Select(word => Enum.Parse<StudyDirection>(word, ignoreCase: true))] : [row.Word<StudyDirection>(4)],
    };
}

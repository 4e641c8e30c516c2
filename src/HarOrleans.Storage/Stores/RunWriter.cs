using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Statements on runs that several stores share.</summary>
internal static class RunWriter
{
    private const int MostRows = 16;

    private static readonly string[] Runs = [.. Enumerable.Range(0, MostRows).Select(row => FormattableString.Invariant($"@run{row}"))];
    private static readonly string[] Keys = [.. Enumerable.Range(0, MostRows).Select(row => FormattableString.Invariant($"@key{row}"))];
    private static readonly string[] Values = [.. Enumerable.Range(0, MostRows).Select(row => FormattableString.Invariant($"@value{row}"))];
    private static readonly string[] Rows =
        [.. Enumerable.Range(0, MostRows + 1).Select(count => string.Join(", ", Enumerable.Range(0, count).Select(row => $"({Runs[row]}, {Keys[row]}, {Values[row]})")))];

    private const string Insert = """
        INSERT INTO run (run_id, workspace, owner, experiment_id, name, parent_run_id, trial_id, status, created_at, started_at, ended_at, reason)
        VALUES (@run, @workspace, @owner, @experiment, @name, @parent, @trial, @status, @created, @started, @ended, @reason)
        ON CONFLICT (run_id) DO NOTHING
        RETURNING run_no
        """;

    /// <summary>Inserts a run with its params and tags; false, and nothing written, where the id exists.</summary>
    /// <param name="session">Where.</param>
    /// <param name="spec">The run.</param>
    /// <param name="trialId">The trial that it is the run of, or null.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="at">When it is made; a RUNNING one begins then.</param>
    /// <param name="past">Of a run that was made elsewhere: when it began and ended, and why.</param>
    public static async Task<bool> InsertAsync(
        DbSession session, RunSpec spec, long? trialId, RunStatus status, DateTimeOffset at, (DateTimeOffset? Started, DateTimeOffset? Ended, string? Reason)? past = null)
    {
        if (await InsertRowAsync(session, spec, trialId, status, at, past) is not { } runNo)
        {
            return false;
        }

        await session.ExecuteAllAsync([.. Rest([(runNo, spec)])]);
        return true;
    }

    /// <summary>Inserts a run's own row, as <see cref="InsertAsync"/>; its key, or null where the id exists. <see cref="Rest"/> inserts what belongs to it.</summary>
    public static async Task<long?> InsertRowAsync(
        DbSession session, RunSpec spec, long? trialId, RunStatus status, DateTimeOffset at, (DateTimeOffset? Started, DateTimeOffset? Ended, string? Reason)? past)
    {
        var began = past is { } told ? told.Started : status == RunStatus.Running ? at : null;
        return (long?)await session.ScalarAsync(
            Insert,
            ("@run", spec.RunId),
            ("@workspace", spec.Workspace),
            ("@owner", spec.Owner),
            ("@experiment", spec.ExperimentId),
            ("@name", spec.Name),
            ("@parent", spec.ParentRunId),
            ("@trial", trialId),
            ("@status", SqlValue.Word(status)),
            ("@created", SqlValue.Time(at)),
            ("@started", began is { } started ? SqlValue.Time(started) : null),
            ("@ended", past?.Ended is { } ended ? SqlValue.Time(ended) : null),
            ("@reason", past?.Reason));
    }

    /// <summary>What inserts the params and tags of new runs.</summary>
    public static IEnumerable<SqlStatement> Rest(IReadOnlyList<(long RunNo, RunSpec Spec)> runs) =>
        Pairs("run_param", runs, spec => spec.Params).Concat(Pairs("run_tag", runs, spec => spec.Tags));

    /// <summary>Several rows a statement, since a statement costs more than its row, and in the order of the index that all runs share, so that many rows need few of its pages.</summary>
    private static IEnumerable<SqlStatement> Pairs(string table, IReadOnlyList<(long RunNo, RunSpec Spec)> runs, Func<RunSpec, IReadOnlyDictionary<string, string>> pairs)
    {
        var all = runs.SelectMany(run => pairs(run.Spec).Select(pair => (run.RunNo, pair.Key, pair.Value)));
        var ordered = runs.Count == 1 ? all : all.OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Value, StringComparer.Ordinal);
        foreach (var rows in ordered.Chunk(MostRows))
        {
            var args = new (string, object?)[3 * rows.Length];
            foreach (var (row, (runNo, key, value)) in rows.Index())
            {
                (args[3 * row], args[(3 * row) + 1], args[(3 * row) + 2]) = ((Runs[row], runNo), (Keys[row], key), (Values[row], value));
            }

            yield return new($"INSERT INTO {table} (run_no, key, value) VALUES {Rows[rows.Length]}", args);
        }
    }
}

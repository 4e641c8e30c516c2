using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Statements on runs that several stores share.</summary>
internal static class RunWriter
{
    private const int MostRows = 16;

    private static readonly string[] Keys = [.. Enumerable.Range(0, MostRows).Select(row => FormattableString.Invariant($"@key{row}"))];
    private static readonly string[] Values = [.. Enumerable.Range(0, MostRows).Select(row => FormattableString.Invariant($"@value{row}"))];
    private static readonly string[] Rows =
        [.. Enumerable.Range(0, MostRows + 1).Select(count => string.Join(", ", Enumerable.Range(0, count).Select(row => $"(@run, {Keys[row]}, {Values[row]})")))];

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
        var began = past is { } told ? told.Started : status == RunStatus.Running ? at : null;
        var inserted = (long?)await session.ScalarAsync(
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
        if (inserted is not { } runNo)
        {
            return false;
        }

        await InsertPairsAsync(session, "run_param", runNo, spec.Params);
        await InsertPairsAsync(session, "run_tag", runNo, spec.Tags);
        return true;
    }

    /// <summary>Several rows a statement: a statement costs more than its row.</summary>
    private static async Task InsertPairsAsync(DbSession session, string table, long runNo, IReadOnlyDictionary<string, string> pairs)
    {
        foreach (var rows in pairs.Chunk(MostRows))
        {
            var args = new (string, object?)[1 + (2 * rows.Length)];
            args[0] = ("@run", runNo);
            for (var row = 0; row < rows.Length; row++)
            {
                (args[1 + (2 * row)], args[2 + (2 * row)]) = ((Keys[row], rows[row].Key), (Values[row], rows[row].Value));
            }

            await session.ExecuteAsync($"INSERT INTO {table} (run_no, key, value) VALUES {Rows[rows.Length]}", args);
        }
    }
}

using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <summary>Statements on runs that several stores share.</summary>
internal static class RunWriter
{
    private const string Insert = """
        INSERT INTO run (run_id, workspace, owner, experiment_id, name, parent_run_id, trial_id, status, created_at, started_at)
        VALUES (@run, @workspace, @owner, @experiment, @name, @parent, @trial, @status, @created, @started)
        ON CONFLICT (run_id) DO NOTHING
        RETURNING run_no
        """;

    /// <summary>Inserts a run with its params and tags; false, and nothing written, where the id exists.</summary>
    public static async Task<bool> InsertAsync(DbSession session, RunSpec spec, long? trialId, RunStatus status, DateTimeOffset at)
    {
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
            ("@started", status == RunStatus.Running ? SqlValue.Time(at) : null));
        if (inserted is not { } runNo)
        {
            return false;
        }

        foreach (var (key, value) in spec.Params)
        {
            await session.ExecuteAsync(
                "INSERT INTO run_param (run_no, key, value) VALUES (@run, @key, @value)", ("@run", runNo), ("@key", key), ("@value", value));
        }

        foreach (var (key, value) in spec.Tags)
        {
            await session.ExecuteAsync(
                "INSERT INTO run_tag (run_no, key, value) VALUES (@run, @key, @value)", ("@run", runNo), ("@key", key), ("@value", value));
        }

        return true;
    }
}

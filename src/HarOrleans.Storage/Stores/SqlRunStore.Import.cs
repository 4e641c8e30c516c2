using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

internal sealed partial class SqlRunStore
{
    // An earlier import may have met the run at work; now its end is known.
    private const string TakeEnd = """
        UPDATE run SET status = @status, reason = @reason, ended_at = @ended
        WHERE run_no = @run AND status = 'FAILED' AND reason = @was AND COALESCE(@reason, '') <> @was
        """;

    private const string PutModel = """
        INSERT INTO run_model (run_no, model_id, output, step) VALUES (@run, @model, @output, @step) ON CONFLICT (run_no, model_id, output) DO NOTHING
        """;

    /// <inheritdoc />
    public Task<RunImported> ImportAsync(RunImport run, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                var spec = run.Spec;
                var none = spec with { Params = new Dictionary<string, string>(), Tags = new Dictionary<string, string>() };
                var added = await RunWriter.InsertAsync(session, none, null, run.Status, run.StartedAt ?? at);
                var key = await RunKey.HoldAsync(session, spec.RunId);
                await RequireOwnAsync(session, key, spec);
                if (added)
                {
                    await session.ExecuteAsync(
                        "UPDATE run SET reason = @reason, started_at = @started, ended_at = @ended, deleted_at = @deleted WHERE run_no = @run",
                        ("@reason", run.Reason),
                        ("@started", Time(run.StartedAt)),
                        ("@ended", Time(run.EndedAt)),
                        ("@deleted", Time(run.DeletedAt)),
                        ("@run", key.RunNo));
                }
                else
                {
                    await session.ExecuteAsync(
                        TakeEnd, ("@status", SqlValue.Word(run.Status)), ("@reason", run.Reason), ("@ended", Time(run.EndedAt)), ("@run", key.RunNo), ("@was", RunImport.WasRunning));
                }

                foreach (var model in run.Models)
                {
                    await session.ExecuteAsync(PutModel, ("@run", key.RunNo), ("@model", model.ModelId), ("@output", model.Output ? 1 : 0), ("@step", model.Step));
                }

                return await AddAsync(session, key, run, added);
            },
            cancellationToken);

    private static async Task<RunImported> AddAsync(DbSession session, RunKey key, RunImport run, bool added)
    {
        int parameters = 0, tags = 0;
        List<string> conflicts = [];
        foreach (var (name, value) in run.Spec.Params)
        {
            var stored = (string?)await session.ScalarAsync("SELECT value FROM run_param WHERE run_no = @run AND key = @key", ("@run", key.RunNo), ("@key", name));
            if (stored is null)
            {
                parameters += await session.ExecuteAsync("INSERT INTO run_param (run_no, key, value) VALUES (@run, @key, @value)", ("@run", key.RunNo), ("@key", name), ("@value", value));
            }
            else if (stored != value)
            {
                conflicts.Add($"The param '{name}' of run '{run.Spec.RunId}' is '{stored}' here and '{value}' there: params are written once.");
            }
        }

        foreach (var (name, value) in run.Spec.Tags)
        {
            tags += await session.ExecuteAsync(
                "INSERT INTO run_tag (run_no, key, value) VALUES (@run, @key, @value) ON CONFLICT (run_no, key) DO NOTHING", ("@run", key.RunNo), ("@key", name), ("@value", value));
        }

        var before = await CountAsync(session, key.RunNo);
        await PointWriter.AddAsync(session, key, 0, run.Points);
        return new(added, parameters, tags, await CountAsync(session, key.RunNo) - before, conflicts);
    }

    private static async Task RequireOwnAsync(DbSession session, RunKey key, RunSpec spec)
    {
        var workspace = (string?)await session.ScalarAsync("SELECT workspace FROM run WHERE run_no = @run", ("@run", key.RunNo));
        if (key.TrialId is not null || workspace != spec.Workspace)
        {
            throw new ConflictException($"The run '{spec.RunId}' belongs to {(key.TrialId is null ? $"the workspace '{workspace}'" : "a trial")} here. Nothing of it was imported.");
        }
    }

    private static async Task<long> CountAsync(DbSession session, long runNo) =>
        (long)(await session.ScalarAsync("SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM run_metric WHERE run_no = @run", ("@run", runNo)))!;

    private static async Task<IReadOnlyList<RunModel>> ReadModelsAsync(DbSession session, long runNo) => await session.QueryAsync(
        "SELECT model_id, output, step FROM run_model WHERE run_no = @run ORDER BY output, step, model_id",
        row => new RunModel(row.Text(0), row.GetInt32(1) == 1, row.GetInt64(2)),
        ("@run", runNo));

    private static object? Time(DateTimeOffset? time) => time is { } at ? SqlValue.Time(at) : null;
}

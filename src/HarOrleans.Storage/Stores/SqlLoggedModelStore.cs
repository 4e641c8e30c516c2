using System.Data.Common;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Stores;

/// <inheritdoc cref="ILoggedModelStore" />
internal sealed class SqlLoggedModelStore(IDatabase database) : ILoggedModelStore
{
    private const string Insert = """
        INSERT INTO logged_model (model_id, workspace, experiment_id, name, model_type, source_run_id, status, status_message, created_at, updated_at)
        VALUES (@model, @workspace, @experiment, @name, @type, @source, @status, @message, @created, @updated)
        ON CONFLICT (model_id) DO NOTHING
        RETURNING model_no
        """;

    private const string InsertMetric = """
        INSERT INTO logged_model_metric (model_no, number, key, value, step, time_ms, run_id, dataset_name, dataset_digest)
        VALUES (@no, @number, @key, @value, @step, @time, @run, @dataset, @digest)
        """;

    private const string Select = """
        SELECT model_no, model_id, workspace, experiment_id, name, model_type, source_run_id, status, status_message, created_at, updated_at FROM logged_model
        """;

    /// <inheritdoc />
    public Task<bool> PutAsync(LoggedModel model, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => InsertAsync(session, model), cancellationToken);

    /// <inheritdoc />
    public Task<LoggedModel?> FindAsync(string modelId, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            async session => (await ReadAsync(session, Select + " WHERE model_id = @model", ("@model", modelId))) is [var model] ? model : null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LoggedModel>> ListAsync(string workspace, long? experimentId, int skip, int take, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            session => ReadAsync(
                session,
                Select + " WHERE workspace = @workspace AND (CAST(@experiment AS BIGINT) IS NULL OR experiment_id = @experiment) ORDER BY created_at DESC, model_no DESC LIMIT @take OFFSET @skip",
                ("@workspace", workspace),
                ("@experiment", experimentId),
                ("@skip", skip),
                ("@take", take)),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListOfExperimentAsync(long experimentId, int most, CancellationToken cancellationToken = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async session => await session.QueryAsync(
                "SELECT model_id FROM logged_model WHERE experiment_id = @experiment ORDER BY created_at, model_no LIMIT @most",
                row => row.Text(0),
                ("@experiment", experimentId),
                ("@most", most)),
            cancellationToken);

    /// <inheritdoc />
    public Task PurgeAsync(IReadOnlyList<string> modelIds, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var id in modelIds)
                {
                    await session.ExecuteAsync("DELETE FROM logged_model WHERE model_id = @model", ("@model", id));
                }

                return modelIds.Count;
            },
            cancellationToken);

    private static async Task<bool> InsertAsync(DbSession session, LoggedModel model)
    {
        var inserted = (long?)await session.ScalarAsync(
            Insert,
            ("@model", model.ModelId),
            ("@workspace", model.Workspace),
            ("@experiment", model.ExperimentId),
            ("@name", model.Name),
            ("@type", model.ModelType),
            ("@source", model.SourceRunId),
            ("@status", SqlValue.Word(model.Status)),
            ("@message", model.StatusMessage),
            ("@created", SqlValue.Time(model.CreatedAt)),
            ("@updated", SqlValue.Time(model.UpdatedAt)));
        if (inserted is not { } no)
        {
            return false;
        }

        foreach (var (table, words) in new[] { ("logged_model_param", model.Params), ("logged_model_tag", model.Tags) })
        {
            foreach (var (key, value) in words)
            {
                await session.ExecuteAsync($"INSERT INTO {table} (model_no, key, value) VALUES (@no, @key, @value)", ("@no", no), ("@key", key), ("@value", value));
            }
        }

        foreach (var (number, metric) in model.Metrics.Index())
        {
            await session.ExecuteAsync(
                InsertMetric,
                ("@no", no),
                ("@number", (long)number),
                ("@key", metric.Key),
                ("@value", SqlValue.Real(metric.Value)),
                ("@step", metric.Step),
                ("@time", metric.TimeMs),
                ("@run", metric.RunId),
                ("@dataset", metric.DatasetName),
                ("@digest", metric.DatasetDigest));
        }

        return true;
    }

    private static async Task<IReadOnlyList<LoggedModel>> ReadAsync(DbSession session, string sql, params (string, object?)[] args)
    {
        List<LoggedModel> models = [];
        foreach (var (no, model) in await session.QueryAsync(sql, row => (No: row.GetInt64(0), Model: ReadHead(row)), args))
        {
            models.Add(model with
            {
                Params = await WordsAsync(session, "SELECT key, value FROM logged_model_param WHERE model_no = @no ORDER BY key", no),
                Tags = await WordsAsync(session, "SELECT key, value FROM logged_model_tag WHERE model_no = @no ORDER BY key", no),
                Metrics = await session.QueryAsync(
                    "SELECT key, value, step, time_ms, run_id, dataset_name, dataset_digest FROM logged_model_metric WHERE model_no = @no ORDER BY number",
                    row => new ModelMetric(row.Text(0), row.Real(1), row.GetInt64(2), row.GetInt64(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6)),
                    ("@no", no)),
            });
        }

        return models;
    }

    private static async Task<IReadOnlyDictionary<string, string>> WordsAsync(DbSession session, string sql, long no) => new Dictionary<string, string>(
        await session.QueryAsync(sql, row => KeyValuePair.Create(row.Text(0), row.Text(1)), ("@no", no)), StringComparer.Ordinal);

    private static LoggedModel ReadHead(DbDataReader row) => new(
        row.Text(1),
        row.Text(2),
        row.GetInt64(3),
        row.Text(4),
        row.TextOrNull(5),
        row.TextOrNull(6),
        row.Word<LoggedModelStatus>(7),
        row.TextOrNull(8),
        row.Time(9),
        row.Time(10),
        new Dictionary<string, string>(),
        new Dictionary<string, string>(),
        []);
}

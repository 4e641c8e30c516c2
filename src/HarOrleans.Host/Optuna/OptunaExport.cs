using System.Globalization;
using System.Text.Json;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Optimization;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Host.Optuna;

/// <summary><c>har export optuna</c>: writes a study as a new SQLite file in Optuna's tables, beside its place first, so that nobody finds half of one.</summary>
internal static class OptunaExport
{
    private const string LibraryVersion = "3.1.0";

    internal static async Task<Answer> RunAsync(StudyHandle study, string file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file);
        if (File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new BadInputException($"FILE '{file}': {(File.Exists(path) ? "there is such a file already" : "there is no such folder")}. Give a new file in a folder that is there.");
        }

        var snapshot = await study.GetAsync(cancellationToken);
        var trials = (await study.GetTrialsAsync(0, cancellationToken)).Trials;
        await WriteAsync(path, snapshot, trials, cancellationToken);
        return new(
            [FormattableString.Invariant($"Wrote {trials.Count} trials of study {snapshot.Spec.Name} to {file} in Optuna's format ({OptunaSchema.Revision}); Optuna after 3.1 asks for optuna storage upgrade once.")],
            new OptunaExportDocument(snapshot.Spec.Name, path, trials.Count, OptunaSchema.Revision));
    }

    internal static async Task WriteAsync(string path, StudySnapshot study, IReadOnlyList<FrozenTrial> trials, CancellationToken cancellationToken)
    {
        var unfinished = path + ".tmp";
        File.Delete(unfinished);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var transaction = connection.BeginTransaction();
            Write(connection, study, trials);
            await transaction.CommitAsync(cancellationToken);
        }

        File.Move(unfinished, path);
    }

    private static void Write(SqliteConnection connection, StudySnapshot study, IReadOnlyList<FrozenTrial> trials)
    {
        Run(connection, OptunaSchema.Tables);
        Run(connection, "INSERT INTO version_info VALUES (1, $1, $2)", OptunaSchema.Version, LibraryVersion);
        Run(connection, "INSERT INTO alembic_version VALUES ($1)", OptunaSchema.Revision);
        Run(connection, "INSERT INTO studies VALUES (1, $1)", study.Spec.Name);
        foreach (var (objective, direction) in study.Spec.Directions.Index())
        {
            Run(connection, "INSERT INTO study_directions (direction, study_id, objective) VALUES ($1, 1, $2)", direction.ToString().ToUpperInvariant(), objective);
        }

        var system = new Dictionary<string, string>(study.SystemAttributes);
        if (study.Spec.MetricNames.Count > 0)
        {
            system["study:metric_names"] = JsonSerializer.Serialize(study.Spec.MetricNames);
        }

        Attributes(connection, "study", 1, study.UserAttributes, system);
        foreach (var trial in trials)
        {
            Write(connection, trial);
        }
    }

    private static void Write(SqliteConnection connection, FrozenTrial trial)
    {
        var id = trial.Number + 1;
        Run(connection, "INSERT INTO trials VALUES ($1, $2, 1, $3, $4, $5)", id, trial.Number, trial.State.ToString().ToUpperInvariant(), Time(trial.StartedAt), Time(trial.FinishedAt));
        foreach (var (name, value) in trial.Params.Where(x => trial.Distributions.ContainsKey(x.Key)))
        {
            var drawn = trial.Distributions[name];
            Run(
                connection,
                "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES ($1, $2, $3, $4)",
                id,
                name,
                Distributions.ToNumber(drawn, value),
                OptunaDistributionJson.Write(drawn));
        }

        foreach (var (objective, value) in (trial.Values ?? []).Index())
        {
            Run(connection, "INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES ($1, $2, $3, $4)", id, objective, Finite(value), Kind(value));
        }

        foreach (var (step, value) in trial.Intermediates)
        {
            Run(
                connection,
                "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES ($1, $2, $3, $4)",
                id,
                step,
                Finite(value),
                Kind(value));
        }

        var system = trial.Reason is null ? trial.SystemAttributes : new Dictionary<string, string>(trial.SystemAttributes) { ["har:reason"] = JsonSerializer.Serialize(trial.Reason) };
        Attributes(connection, "trial", id, trial.UserAttributes, system);
    }

    private static void Attributes(SqliteConnection connection, string of, int id, IReadOnlyDictionary<string, string> user, IReadOnlyDictionary<string, string> system)
    {
        foreach (var (kind, attributes) in new[] { ("user", user), ("system", system) })
        {
            foreach (var (key, json) in attributes)
            {
                Run(connection, $"INSERT INTO {of}_{kind}_attributes ({of}_id, \"key\", value_json) VALUES ($1, $2, $3)", id, key, json);
            }
        }
    }

    private static object? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Kind(double value) => double.IsFinite(value) ? "FINITE" : double.IsNaN(value) ? "NAN" : value > 0 ? "INF_POS" : "INF_NEG";

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<object?> args)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < args.Length; place++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"${place + 1}"), args[place] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}

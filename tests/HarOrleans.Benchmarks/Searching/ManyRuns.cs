using System.Globalization;
using HarOrleans.Storage.Points;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Benchmarks;

/// <summary>Fills a migrated database with runs, past the stores: what is measured is the search.</summary>
internal static class ManyRuns
{
    private const int Fields = 20;

    internal static void Fill(string path, int runs, int history)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var run = Command(connection, "INSERT INTO run (run_no, run_id, workspace, owner, experiment_id, name, status, created_at, started_at, ended_at, last_point) VALUES ($1, $2, 'default', 'local', 1, $3, 'FINISHED', $4, $4, $4, $5)", 5);
        using var param = Command(connection, "INSERT INTO run_param (run_no, key, value) VALUES ($1, $2, $3)", 3);
        using var metric = Command(connection, "INSERT INTO run_metric (metric_id, run_no, key, points, low, high, last_point, last_value, last_sequence, last_step, last_time_ms, high_sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9, $9)", 9);
        using var chunk = Command(connection, ChunkRow.Insert);
        var random = new Random(7);
        long metrics = 0;
        for (var no = 1; no <= runs; no++)
        {
            Run(run, no, no.ToString("x32", CultureInfo.InvariantCulture), FormattableString.Invariant($"run {no}"), no * 10_000_000L, Fields * history);
            for (var field = 0; field < Fields; field++)
            {
                // p0 has 10 values, p1 a thousand, the others are numbers.
                Run(param, no, FormattableString.Invariant($"p{field}"), field < 2
                    ? FormattableString.Invariant($"v{random.Next(field == 0 ? 10 : 1000)}")
                    : random.NextDouble().ToString("R", CultureInfo.InvariantCulture));
                var points = Enumerable.Range(0, history).Select(step => new StoredPoint((field * history) + step + 1, step, step, random.NextDouble(), step)).ToArray();
                Run(metric, ++metrics, no, FormattableString.Invariant($"m{field}"), history, points.Min(point => point.Value), points.Max(point => point.Value), points[^1].Cursor, points[^1].Value, history - 1);
                foreach (var part in points.Chunk(ChunkRow.Most))
                {
                    Run(chunk, ChunkRow.Arguments(metrics, 0, superseded: false, part));
                }
            }
        }

        transaction.Commit();

        // As it is after a while of use: what one transaction filled would otherwise be read from the log, page by page.
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= values; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
        }

        return command;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Run(SqliteCommand command, (string Name, object? Value)[] values)
    {
        command.Parameters.Clear();
        command.Parameters.AddRange(values.Select(each => new SqliteParameter(each.Name, each.Value ?? DBNull.Value)));
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}

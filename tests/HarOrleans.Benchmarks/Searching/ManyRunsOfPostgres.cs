using HarOrleans.Storage;
using Npgsql;

namespace HarOrleans.Benchmarks;

/// <summary>Fills a migrated PostgreSQL database as <see cref="ManyRuns"/> fills SQLite, without the points: no search looks at one.</summary>
internal static class ManyRunsOfPostgres
{
    private static readonly string[] Steps =
    [
        "SELECT setseed(0.7)",
        """
        INSERT INTO run (run_no, run_id, workspace, owner, experiment_id, name, status, created_at, started_at, ended_at, last_point)
        SELECT n, lpad(to_hex(n), 32, '0'), 'default', 'local', 1, 'run ' || n, 'FINISHED', n * 10000000::bigint, n * 10000000::bigint, n * 10000000::bigint, 20 FROM generate_series(1, @runs) n
        """,
        """
        INSERT INTO run_param (run_no, key, value)
        SELECT n, 'p' || f, CASE f WHEN 0 THEN 'v' || floor(random() * 10) WHEN 1 THEN 'v' || floor(random() * 1000) ELSE random()::text END FROM generate_series(1, @runs) n, generate_series(0, 19) f ORDER BY n, f
        """,
        """
        INSERT INTO run_metric (run_no, key, points, low, high, last_point, last_value, last_sequence, last_step, last_time_ms, high_sequence)
        SELECT n, 'm' || f, 1, v, v, f + 1, v, 0, 0, 0, 0 FROM (SELECT n, f, random() AS v FROM generate_series(1, @runs) n, generate_series(0, 19) f) filled ORDER BY n, f
        """,
        "ANALYZE",
    ];

    internal static async Task FillAsync(string connection, int runs, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(PostgresAddress.Parse(connection).ConnectionString);
        foreach (var step in Steps)
        {
            await using var command = source.CreateCommand(step);
            command.CommandTimeout = 0;
            if (step.Contains("@runs", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("runs", (long)runs);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

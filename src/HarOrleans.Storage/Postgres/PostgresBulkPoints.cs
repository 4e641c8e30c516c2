using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace HarOrleans.Storage.Postgres;

/// <summary>Points by COPY in its binary form, into a table of the session's own, and from there past those that are there already.</summary>
internal sealed class PostgresBulkPoints(NpgsqlConnection connection) : IBulkPoints
{
    private const string Make = """
        CREATE TEMP TABLE IF NOT EXISTS point_batch (place integer, metric_id bigint, sequence bigint, step bigint, value double precision, time_ms bigint)
        ON COMMIT DELETE ROWS
        """;

    private const string Copy = "COPY point_batch (place, metric_id, sequence, step, value, time_ms) FROM STDIN (FORMAT BINARY)";

    private const string Add = """
        WITH added AS (
            INSERT INTO metric_point (run_no, metric_id, writer, sequence, step, value, time_ms)
            SELECT @run, metric_id, @writer, sequence, step, value, time_ms FROM point_batch ORDER BY place
            ON CONFLICT (metric_id, writer, sequence) DO NOTHING
            RETURNING metric_id, point_id, value)
        SELECT metric_id, COUNT(*), MIN(value), MAX(value), MAX(point_id) FROM added GROUP BY metric_id
        """;

    /// <inheritdoc />
    public int Least => 8;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AddedPoints>> AddAsync(long runNo, int writer, IEnumerable<(long MetricId, MetricPoint Point)> points)
    {
        var make = new NpgsqlCommand(Make, connection);
        await using (make.ConfigureAwait(false))
        {
            await make.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        await CopyAsync(points).ConfigureAwait(false);
        var add = new NpgsqlCommand(Add, connection) { Parameters = { new("run", runNo), new("writer", (long)writer) } };
        await using (add.ConfigureAwait(false))
        {
            var rows = await add.ExecuteReaderAsync().ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var added = new List<AddedPoints>();
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    added.Add(new(rows.GetInt64(0), rows.GetInt32(1), rows.RealOrNull(2), rows.RealOrNull(3), rows.GetInt64(4)));
                }

                return added;
            }
        }
    }

    private async Task CopyAsync(IEnumerable<(long MetricId, MetricPoint Point)> points)
    {
        var import = await connection.BeginBinaryImportAsync(Copy).ConfigureAwait(false);
        await using (import.ConfigureAwait(false))
        {
            var place = 0;
            foreach (var (metricId, point) in points)
            {
                import.StartRow();
                import.Write(place++, NpgsqlDbType.Integer);
                import.Write(metricId, NpgsqlDbType.Bigint);
                import.Write(point.Sequence, NpgsqlDbType.Bigint);
                import.Write(point.Step, NpgsqlDbType.Bigint);
                if (double.IsNaN(point.Value))
                {
                    import.WriteNull();
                }
                else
                {
                    import.Write(point.Value, NpgsqlDbType.Double);
                }

                import.Write(point.TimeMs, NpgsqlDbType.Bigint);
            }

            await import.CompleteAsync().ConfigureAwait(false);
        }
    }
}

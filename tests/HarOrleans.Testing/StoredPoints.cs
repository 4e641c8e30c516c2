using System.Data.Common;
using HarOrleans.Storage.Points;

namespace HarOrleans.Testing;

/// <summary>Looks at a database's metric points past the stores, hidden ones too.</summary>
public static class StoredPoints
{
    private const string Chunks = """
        SELECT r.run_id, t.number, m.key, c.writer, c.superseded, c.data
        FROM metric_chunk c JOIN run_metric m ON m.metric_id = c.metric_id JOIN run r ON r.run_no = m.run_no LEFT JOIN trial t ON t.trial_id = r.trial_id
        """;

    /// <summary>Every point by its cursor within its run; one that is there twice comes twice.</summary>
    public static async Task<IReadOnlyList<RawPoint>> ReadAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Chunks;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<RawPoint> points = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            var (run, trial, key, writer, hidden) = (rows.GetString(0), rows.IsDBNull(1) ? null : (int?)rows.GetInt32(1), rows.GetString(2), rows.GetInt32(3), rows.GetInt32(4) == 1);
            points.AddRange(ChunkCodec.Decode((byte[])rows.GetValue(5)).Select(point => new RawPoint(run, trial, key, writer, point.Cursor, point.Sequence, point.Step, point.Value, hidden)));
        }

        return [.. points.OrderBy(point => point.RunId, StringComparer.Ordinal).ThenBy(point => point.Cursor)];
    }
}

using System.Globalization;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>Reads visible points of a run in the order of their cursors, no more chunks than that takes.</summary>
internal static class PointReader
{
    /// <summary>A chunk of so few points comes with its row.</summary>
    private const int Tiny = 64;

    /// <summary>Chunks fetched at once.</summary>
    private const int Wave = 32;

    private const string Found = """
        SELECT c.chunk_id, c.metric_id, c.first_point, CASE WHEN c.points <= @tiny THEN c.data END
        FROM run_metric m CROSS JOIN metric_chunk c
        WHERE m.run_no = @run AND m.last_point > @cursor AND c.metric_id = m.metric_id AND c.last_point > @cursor AND c.superseded = 0
        """;

    private static readonly string Fetch = $"SELECT chunk_id, data FROM metric_chunk WHERE chunk_id IN ({string.Join(", ", Enumerable.Range(0, Wave).Select(Name))})";

    /// <summary>The first points after a cursor, each with its own. As references: values of that size would make lists that the collector takes for large, and the more it collects the slower reads are.</summary>
    /// <param name="session">The database.</param>
    /// <param name="runNo">The run.</param>
    /// <param name="names">The keys of its metrics.</param>
    /// <param name="metrics">Some of its metrics, or null for all.</param>
    /// <param name="cursor">What to go on from.</param>
    /// <param name="most">Most points.</param>
    public static async Task<List<(long Cursor, MetricPoint Point)>> ReadAsync(
        DbSession session, long runNo, IReadOnlyDictionary<long, string> names, IReadOnlyList<long>? metrics, long cursor, int most)
    {
        (string, object?)[] some = [.. (metrics ?? []).Select((id, i) => (Name(i), (object?)id))];
        var among = metrics is null ? "" : $" AND m.metric_id IN ({string.Join(", ", metrics.Select((_, i) => Name(i)))})";
        var chunks = await session.QueryAsync(
            $"{Found}{among} ORDER BY c.first_point",
            row => new Chunk(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : (byte[])row.GetValue(3)),
            [("@tiny", (long)Tiny), ("@run", runNo), ("@cursor", cursor), .. some]);

        List<(long Cursor, MetricPoint Point)> points = [];
        for (var at = 0; at < chunks.Count; at += Wave)
        {
            // What was read comes before all that is not, once there is enough of it before the next chunk begins.
            if (points.Count >= most && points[most - 1].Cursor < chunks[at].First)
            {
                break;
            }

            var wave = chunks.GetRange(at, Math.Min(Wave, chunks.Count - at));
            var fetched = await FetchAsync(session, wave);
            foreach (var chunk in wave)
            {
                var key = names[chunk.MetricId];
                foreach (var point in ChunkCodec.Decode(chunk.Data ?? fetched[chunk.Id]))
                {
                    if (point.Cursor > cursor)
                    {
                        points.Add((point.Cursor, new MetricPoint(key, point.Sequence, point.Step, point.Value, point.TimeMs)));
                    }
                }
            }

            points.Sort((one, other) => one.Cursor.CompareTo(other.Cursor));
        }

        return points.Count > most ? points.GetRange(0, most) : points;
    }

    private static async Task<Dictionary<long, byte[]>> FetchAsync(DbSession session, List<Chunk> wave)
    {
        var ids = wave.Where(chunk => chunk.Data is null).Select(chunk => chunk.Id).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await session.QueryAsync(
            Fetch,
            row => (Id: row.GetInt64(0), Data: (byte[])row.GetValue(1)),
            [.. Enumerable.Range(0, Wave).Select(i => (Name(i), (object?)(i < ids.Count ? ids[i] : -1L)))]);
        return rows.ToDictionary(row => row.Id, row => row.Data);
    }

    private static string Name(int i) => "@c" + i.ToString(CultureInfo.InvariantCulture);

    private sealed record Chunk(long Id, long MetricId, long First, byte[]? Data);
}

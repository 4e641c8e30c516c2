using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>Which points of a batch are stored already. Most batches go on from the largest sequence, and nothing is looked up for them.</summary>
internal sealed class KnownSequences
{
    private const string Overlapping = """
        SELECT data FROM metric_chunk WHERE metric_id = @metric AND writer = @writer AND last_sequence >= @low AND first_sequence <= @high
        """;

    private readonly Dictionary<string, HashSet<long>> _known = new(StringComparer.Ordinal);

    /// <summary>Looks up what a batch of a writer may repeat.</summary>
    public static async Task<KnownSequences> LoadAsync(DbSession session, int writer, IReadOnlyList<MetricPoint> points, Dictionary<string, MetricState> metrics)
    {
        var known = new KnownSequences();
        foreach (var doubtful in points.Where(point => metrics[point.Key].MayHave(writer, point.Sequence)).GroupBy(point => point.Key, StringComparer.Ordinal))
        {
            var chunks = await session.QueryAsync(
                Overlapping,
                row => (byte[])row.GetValue(0),
                ("@metric", metrics[doubtful.Key].MetricId),
                ("@writer", (long)writer),
                ("@low", doubtful.Min(point => point.Sequence)),
                ("@high", doubtful.Max(point => point.Sequence)));
            known._known[doubtful.Key] = [.. chunks.SelectMany(chunk => ChunkCodec.Decode(chunk)).Select(point => point.Sequence)];
        }

        // A key whose sequences go up cannot repeat itself; for others each one is remembered.
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            if (last.TryGetValue(point.Key, out var before) && point.Sequence <= before)
            {
                known._known.TryAdd(point.Key, []);
            }

            last[point.Key] = point.Sequence;
        }

        return known;
    }

    /// <summary>Whether the next point of the batch is stored nowhere yet, in the batch itself neither.</summary>
    public bool IsNew(MetricPoint point) => !_known.TryGetValue(point.Key, out var known) || known.Add(point.Sequence);
}

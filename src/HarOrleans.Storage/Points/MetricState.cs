using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Points;

/// <summary>What a write needs to know of a metric, and what it finds new of it.</summary>
/// <param name="metricId">The metric.</param>
/// <param name="writer">Who wrote last.</param>
/// <param name="highSequence">The largest sequence of that writer, hidden points too; null where there is no point.</param>
/// <param name="smallChunks">Visible small chunks of that writer.</param>
internal sealed class MetricState(long metricId, int writer, long? highSequence, int smallChunks)
{
    private const string Select = "SELECT key, metric_id, writer, high_sequence, small_chunks FROM run_metric WHERE run_no = @run";

    /// <summary>From how many metrics of a batch on all of a run are loaded; fewer are asked for by name, in one statement for so many of them.</summary>
    private const int Several = 8;

    private static readonly string[] Names = [.. Enumerable.Range(0, Several).Select(i => FormattableString.Invariant($"@key{i}"))];
    private static readonly string[] Few = [.. Enumerable.Range(0, Several).Select(count => $"{Select} AND key IN ({string.Join(", ", Names.Take(count))})")];

    /// <summary>The metric.</summary>
    public long MetricId => metricId;

    /// <summary>The points of the batch that are not stored yet, in its order.</summary>
    public List<StoredPoint> Added { get; } = [];

    /// <summary>Whether a point with this sequence may be stored already.</summary>
    public bool MayHave(int by, long sequence) => highSequence is { } high && (by < writer || (by == writer && sequence <= high));

    /// <summary>The largest sequence of the writer after what was added.</summary>
    public long? HighAfter(int by) => by < writer ? highSequence : Math.Max(Added.Max(point => point.Sequence), by == writer ? highSequence ?? long.MinValue : long.MinValue);

    /// <summary>The small chunks of the writer after so many more.</summary>
    public int SmallAfter(int by, int more) => by == writer ? smallChunks + more : by > writer ? more : smallChunks;

    /// <summary>The last writer after this one wrote.</summary>
    public int WriterAfter(int by) => Math.Max(by, writer);

    /// <summary>The metrics of points, made where they are not there yet.</summary>
    public static async Task<Dictionary<string, MetricState>> LoadAsync(DbSession session, long runNo, IReadOnlyList<MetricPoint> points)
    {
        var keys = points.Select(point => point.Key).Distinct(StringComparer.Ordinal).ToList();
        var states = new Dictionary<string, MetricState>(StringComparer.Ordinal);
        foreach (var (key, state) in keys.Count >= Several
            ? await session.QueryAsync(Select, Read, ("@run", runNo))
            : await session.QueryAsync(Few[keys.Count], Read, [("@run", runNo), .. keys.Select((key, i) => (Names[i], (object?)key))]))
        {
            states.Add(key, state);
        }

        foreach (var key in keys.Where(key => !states.ContainsKey(key)))
        {
            var id = (long)(await session.ScalarAsync("INSERT INTO run_metric (run_no, key) VALUES (@run, @key) RETURNING metric_id", ("@run", runNo), ("@key", key)))!;
            states.Add(key, new(id, 0, null, 0));
        }

        return states;
    }

    private static (string, MetricState) Read(System.Data.Common.DbDataReader row) =>
        (row.Text(0), new(row.GetInt64(1), row.GetInt32(2), row.LongOrNull(3), row.GetInt32(4)));
}

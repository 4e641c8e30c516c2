namespace HarOrleans.Storage.Points;

/// <summary>What is written beside a chunk's bytes, so that it is found without being read.</summary>
internal static class ChunkRow
{
    /// <summary>Most points of a chunk: some 20 kB.</summary>
    public const int Most = 2048;

    /// <summary>A chunk of fewer points is a small one, and joined with others once there are <see cref="ManySmall"/> of its metric.</summary>
    public const int Small = 1024;

    /// <summary>So many small chunks of a metric are joined.</summary>
    public const int ManySmall = 64;

    private const string Columns = """
        metric_id, writer, superseded, points, first_point, last_point, first_sequence, last_sequence, low_step, high_step, low, high, data
        """;

    private const string Values = "@metric, @writer, @superseded, @points, @first_point, @last_point, @first_sequence, @last_sequence, @low_step, @high_step, @low, @high, @data";

    /// <summary>Adds a chunk that was in the database in another form.</summary>
    public const string Insert = $"INSERT INTO metric_chunk ({Columns}) VALUES ({Values})";

    /// <summary>Adds a writer's chunk, where <see cref="Stores.Fence.Run"/> lets it.</summary>
    public const string InsertIfHeld = $"INSERT INTO metric_chunk ({Columns}) SELECT {Values} WHERE " + Stores.Fence.Run;

    /// <summary>The arguments of <see cref="Insert"/>, for points in the order of their cursors.</summary>
    public static (string Name, object? Value)[] Arguments(long metricId, int writer, bool superseded, ReadOnlySpan<StoredPoint> points)
    {
        var (sequences, steps) = (new Extent(points[0].Sequence), new Extent(points[0].Step));
        double? low = null, high = null;
        foreach (var point in points)
        {
            sequences = sequences.With(point.Sequence);
            steps = steps.With(point.Step);
            if (!double.IsNaN(point.Value))
            {
                low = low < point.Value ? low : point.Value;
                high = high > point.Value ? high : point.Value;
            }
        }

        return
        [
            ("@metric", metricId),
            ("@writer", (long)writer),
            ("@superseded", superseded ? 1L : 0L),
            ("@points", (long)points.Length),
            ("@first_point", points[0].Cursor),
            ("@last_point", points[^1].Cursor),
            ("@first_sequence", sequences.Low),
            ("@last_sequence", sequences.High),
            ("@low_step", steps.Low),
            ("@high_step", steps.High),
            ("@low", low),
            ("@high", high),
            ("@data", ChunkCodec.Encode(points)),
        ];
    }

    private readonly record struct Extent(long Low, long High)
    {
        public Extent(long number)
            : this(number, number)
        {
        }

        public Extent With(long number) => new(Math.Min(Low, number), Math.Max(High, number));
    }
}

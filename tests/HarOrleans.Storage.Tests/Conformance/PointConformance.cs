using HarOrleans.Contracts;
using HarOrleans.Storage.Points;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>Points in chunks are the points that were logged, however they came.</summary>
public abstract class PointConformance : StoreConformance
{
    private static readonly string Run = Some.RunId(1);

    private async Task<List<MetricPoint>> ReadAsync(int page, params string[] keys)
    {
        List<MetricPoint> points = [];
        for (var (cursor, more) = (0L, true); more;)
        {
            var read = await Storage.Runs.ReadPointsAsync(Run, keys, cursor, page);
            points.AddRange(read.Points);
            (cursor, more) = (read.Cursor, read.More);
        }

        return points;
    }

    [Fact]
    public async Task Points_one_at_a_time_are_joined_to_few_chunks_and_stay_as_they_are()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        List<MetricPoint> logged = [.. Enumerable.Range(1, 200).Select(i => Some.Point(i, i / 3, i == 70 ? double.NaN : -i, i % 3 == 0 ? "a" : "b"))];
        foreach (var point in logged)
        {
            await Storage.Runs.LogAsync(Run, Some.Points(0, point));
        }

        Assert.InRange(int.Parse(Assert.Single(await Storage.QueryAsync("SELECT COUNT(*) FROM metric_chunk")), null), 2, 2 * ChunkRow.ManySmall);
        Assert.Equal(logged, await ReadAsync(1000));
        Assert.Equal(logged, await ReadAsync(7));
        Assert.Equal(logged.Where(point => point.Key == "a"), await ReadAsync(10, "a"));
    }

    [Fact]
    public async Task A_batch_larger_than_a_chunk_is_read_as_it_was_and_stored_once()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        MetricPoint[] points = [.. Enumerable.Range(1, (2 * ChunkRow.Most) + 5).Select(i => Some.Point(i, i, i, i % 5 == 0 ? "rare" : "loss"))];
        await Storage.Runs.LogAsync(Run, Some.Points(0, points));
        await ChangesNothingAsync(() => Storage.Runs.LogAsync(Run, Some.Points(0, points)));
        Assert.Equal(points, await ReadAsync(999));
    }

    [Fact]
    public async Task Negative_zero_and_each_NaN_keep_their_bits()
    {
        double[] values = [-0.0, 0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7FF8000000000123)];
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await Storage.Runs.LogAsync(Run, Some.Points(0, [.. values.Select((value, i) => Some.Point(i, i, value))]));
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), (await ReadAsync(10)).Select(point => BitConverter.DoubleToInt64Bits(point.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_batches_repeats_and_resumes_leave_what_a_list_would(int seed)
    {
        var random = new Random(seed);
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        List<MetricPoint> stored = [];
        HashSet<(string, long)> known = [];
        List<MetricPoint> sent = [];
        for (var call = 0; call < 120; call++)
        {
            if (random.Next(30) == 0)
            {
                var after = random.Next(400);
                await Storage.Runs.ResumeAsync(Run, after);
                stored.RemoveAll(point => point.Step > after);
                continue;
            }

            // Now and then what was sent before, in another order; or sequences that go back.
            MetricPoint[] batch = sent.Count > 0 && random.Next(3) == 0
                ? [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => sent[random.Next(sent.Count)])]
                : [.. Enumerable.Range(0, random.Next(6) == 0 ? random.Next(1, 3000) : random.Next(1, 4)).Select(_ => Some.Point(random.Next(20_000), random.Next(400), random.NextDouble() - 0.5, $"k{random.Next(3)}"))];
            await Storage.Runs.LogAsync(Run, Some.Points(0, batch));
            sent.AddRange(batch);
            stored.AddRange(batch.Where(point => known.Add((point.Key, point.Sequence))));
        }

        Assert.Equal(stored, await ReadAsync(random.Next(50, 5000)));
        Assert.Equal(
            stored.GroupBy(point => point.Key).OrderBy(points => points.Key, StringComparer.Ordinal).Select(points => new LatestMetric(
                points.Key, points.Last(), points.Min(point => point.Value), points.Max(point => point.Value), points.Count())),
            (await Storage.Runs.FindAsync(Run))!.Metrics);
        Assert.Equal(known.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(await Storage.QueryAsync("SELECT SUM(points) FROM metric_chunk")));
    }

    [Fact]
    public async Task A_range_of_steps_comes_by_step_and_thinned_where_it_is_more_than_asked_for()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        MetricPoint[] points = [.. Enumerable.Range(0, 3000).Select(i => Some.Point(i, 2999 - i, i == 1000 ? 50 : Math.Sin(i / 100.0)))];
        await Storage.Runs.LogAsync(Run, Some.Points(0, points));

        Assert.Equal(points.Reverse().Skip(10).Take(21), await Storage.Runs.ReadHistoryAsync(Run, "loss", 10, 30, 1000));
        Assert.Equal(points.Reverse(), await Storage.Runs.ReadHistoryAsync(Run, "loss", null, null, 3000));
        var thinned = await Storage.Runs.ReadHistoryAsync(Run, "loss", null, null, 100);
        Assert.Equal((100, points[^1], points[0]), (thinned.Count, thinned[0], thinned[^1]));
        Assert.Contains(points[1000], thinned);
        Assert.Empty(await Storage.Runs.ReadHistoryAsync(Run, "none", null, null, 10));
        Assert.Empty(await Storage.Runs.ReadHistoryAsync(Run, "loss", 5000, null, 10));
        await Assert.ThrowsAsync<NotFoundException>(() => Storage.Runs.ReadHistoryAsync(Some.RunId(9), "loss", null, null, 10));
    }

    [Fact]
    public async Task An_ended_run_is_thinned_once_and_keeps_its_last_points_and_extremes()
    {
        await Storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await Storage.Runs.LogAsync(Run, Some.Points(0, [.. Enumerable.Range(0, 5000).Select(i => Some.Point(i, i, i == 77 ? 9 : i == 78 ? -9 : i % 7)), Some.Point(5000, 0, double.NaN, "few")]));
        await Assert.ThrowsAsync<ConflictException>(() => Storage.Runs.ThinAsync(Run, 100));
        await Storage.Runs.FinishAsync(Run, RunStatus.Finished, null, Trainer.Start);
        var before = (await Storage.Runs.FindAsync(Run))!.Metrics;

        var gone = await Storage.Runs.ThinAsync(Run, 100);
        var left = await ReadAsync(1000, "loss");
        Assert.InRange(left.Count, 97, 100);
        Assert.Equal(5000 - left.Count, gone);
        Assert.Equal(before.Select(metric => metric with { Count = metric.Key == "loss" ? left.Count : 1 }), (await Storage.Runs.FindAsync(Run))!.Metrics);
        Assert.Equal(1, (await Storage.Runs.ReadPointsAsync(Run, [], 0, 1)).Revision);
        await ChangesNothingAsync(async () => Assert.Equal(0, await Storage.Runs.ThinAsync(Run, 100)));
    }
}

using HarOrleans.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace HarOrleans.Grains.Tests;

/// <summary>Points that a training has logged, on their way to its run.</summary>
public sealed class TrialPointsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<long[]> _sent = [];
    private Exception? _fault;

    private TrialPoints Create() => new(1, SendAsync, _time);

    [Fact]
    public void What_nobody_stores_goes_by_itself_after_a_quarter_of_a_second_and_once()
    {
        using var points = Create();
        points.Add([Point(1)]);
        _time.Advance(TimeSpan.FromMilliseconds(249));
        points.Add([Point(2)]);
        Assert.Empty(_sent);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([1L, 2], Assert.Single(_sent));
    }

    [Fact]
    public void What_a_checkpoint_took_along_goes_no_second_time_and_what_comes_after_it_has_its_own_quarter_of_a_second()
    {
        using var points = Create();
        points.Add([Point(1)]);
        Assert.Equal(1, points.Store(batch => batch.Points.Count));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_sent);

        points.Add([Point(2)]);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal([2L], Assert.Single(_sent));
    }

    [Fact]
    public void What_could_not_be_stored_stays_and_goes_later_with_what_has_come_meanwhile()
    {
        using var points = Create();
        points.Add([Point(1)]);
        Assert.Throws<TimeoutException>(() => points.Store<int>(_ => throw new TimeoutException()));
        _fault = new TimeoutException();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Single(_sent);

        (_fault, _) = (null, points.Add([Point(2)]));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([1L, 2], _sent[^1]);
        Assert.Equal(0, points.Store(batch => batch.Points.Count));
    }

    [Fact]
    public void An_attempt_that_is_over_hears_it_with_its_next_point()
    {
        using var points = Create();
        _fault = new FencedException("metric points", 1);
        points.Add([Point(1)]);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Throws<FencedException>(() => points.Add([Point(2)]));
    }

    private Task SendAsync(RunBatch batch)
    {
        _sent.Add([.. batch.Points.Select(point => point.Sequence)]);
        return _fault is null ? Task.CompletedTask : Task.FromException(_fault);
    }

    private static MetricPoint Point(long sequence) => new("loss", sequence, sequence, 0.5, 0);
}

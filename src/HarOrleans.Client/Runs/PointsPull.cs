using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>Where one watch of a run's points stands.</summary>
internal sealed class PointsPull(IRunGrain grain, IReadOnlyList<string> keys, long cursor)
{
    private long _cursor = cursor;
    private int? _revision;

    public async Task<Pulled<MetricPage>> NextAsync(CancellationToken cancellationToken)
    {
        var page = await grain.GetPointsAsync(keys, _cursor, RunHandle.WatchLimit, cancellationToken);
        if (_revision is { } known && page.Revision != known && _cursor > 0)
        {
            // This page's points follow ones that are hidden now: read the history anew.
            page = await grain.GetPointsAsync(keys, 0, RunHandle.WatchLimit, cancellationToken);
        }

        var isNew = page.Points.Count > 0 || page.Revision != _revision;
        _cursor = page.Cursor;
        _revision = page.Revision;
        return new(isNew ? page : null, _cursor, page.More);
    }
}

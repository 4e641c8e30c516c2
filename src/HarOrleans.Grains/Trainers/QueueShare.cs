namespace HarOrleans.Grains;

/// <summary>What waits of one study at one level of the queue, in its order: lane after lane, by arrival.</summary>
/// <param name="study">The study.</param>
/// <param name="runs">How many trials of it will have started by then.</param>
internal sealed class QueueShare(long study, int runs)
{
    private readonly List<(long Arrival, int Count)> _lanes = [];

    internal long Study => study;

    /// <summary>The study's trials that run when its first one here starts; each further one finds one more.</summary>
    internal int Runs => runs;

    internal int Count { get; private set; }

    internal void Add(long arrival, int count)
    {
        _lanes.Add((arrival, count));
        _lanes.Sort();
        Count += count;
    }

    /// <summary>How many come before the first one of a lane.</summary>
    internal int Before(long arrival) => _lanes.TakeWhile(lane => lane.Arrival < arrival).Sum(lane => lane.Count);

    /// <summary>How many find fewer of their study at work than this.</summary>
    internal int Below(int level) => Math.Clamp(level - runs, 0, Count);

    /// <summary>The lane of the one that finds just so many of its study at work; null where there is none.</summary>
    internal long? ArrivalAt(int level)
    {
        var left = level - runs;
        if (left < 0 || left >= Count)
        {
            return null;
        }

        foreach (var (arrival, count) in _lanes)
        {
            if (left < count)
            {
                return arrival;
            }

            left -= count;
        }

        return null;
    }
}

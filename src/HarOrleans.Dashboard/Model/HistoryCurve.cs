using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>The optimisation history: each COMPLETE trial's value, and the best up to each number. Unfinished, pruned and failed trials have no value to show.</summary>
internal sealed class HistoryCurve(StudyDirection direction)
{
    private static readonly ChartLabel Values = new("Value", ChartStyle.Dots);
    private static readonly ChartLabel Bests = new("Best so far", ChartStyle.Steps);

    private readonly SortedSet<int> _numbers = [];
    private readonly Dictionary<int, double> _values = [];
    private readonly Dictionary<int, double> _bests = [];

    /// <summary>Begins with what is known of a long study: its thinned values, with those that moved the best among them. Returns what the chart lacks.</summary>
    public IReadOnlyList<ChartBlock> Begin(ValueHistory history) => Take(history.Points);

    /// <summary>Takes changed trials and returns what the chart lacks: the new values, and the bests that they moved.</summary>
    public IReadOnlyList<ChartBlock> Apply(IEnumerable<FrozenTrial> changed) =>
        Take(changed.Where(trial => trial is { State: TrialState.Complete, Value: not null }).Select(trial => new TrialValue(trial.Number, trial.Value!.Value)));

    /// <summary>The whole curve, for a chart that begins.</summary>
    public IReadOnlyList<ChartBlock> Whole() => _values.Count == 0
        ? []
        :
        [
            new(0, Lttb.Thin([.. _numbers.Select(number => new ChartPoint(number, _values[number]))])) { Label = Values },
            new(1, Lttb.Thin([.. _numbers.Select(number => new ChartPoint(number, _bests[number]))])) { Label = Bests },
        ];

    private IReadOnlyList<ChartBlock> Take(IEnumerable<TrialValue> values)
    {
        var fresh = new List<ChartPoint>();
        foreach (var (number, value) in values)
        {
            if (!(_values.TryGetValue(number, out var known) && known.Equals(value)))
            {
                _values[number] = value;
                _numbers.Add(number);
                fresh.Add(new(number, value));
            }
        }

        return fresh.Count == 0 ? [] : [new(0, fresh) { Label = Values }, new(1, MoveBests((int)fresh.Min(point => point.Step))) { Label = Bests }];
    }

    /// <summary>What came before the first new value is as it was.</summary>
    private List<ChartPoint> MoveBests(int from)
    {
        var moved = new List<ChartPoint>();
        double? best = from > 0 && _bests.TryGetValue(_numbers.GetViewBetween(0, from - 1).Max, out var reached) ? reached : null;
        foreach (var number in _numbers.GetViewBetween(from, int.MaxValue))
        {
            var value = _values[number];
            best = best is { } held && !IsBetter(value, held) ? held : value;
            if (!_bests.TryGetValue(number, out var shown) || !shown.Equals(best.Value))
            {
                _bests[number] = best.Value;
                moved.Add(new(number, best.Value));
            }
        }

        return moved;
    }

    private bool IsBetter(double one, double other) => direction == StudyDirection.Maximize ? one > other : one < other;
}

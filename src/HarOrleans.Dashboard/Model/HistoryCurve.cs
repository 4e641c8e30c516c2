using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>The optimisation history: each COMPLETE trial's value, and the best up to each number. Unfinished, pruned and failed trials have no value to show.</summary>
internal sealed class HistoryCurve(StudyDirection direction)
{
    private static readonly ChartLabel Values = new("Value", ChartStyle.Dots);
    private static readonly ChartLabel Bests = new("Best so far", ChartStyle.Steps);

    private readonly SortedDictionary<int, double> _values = [];
    private readonly Dictionary<int, double> _bests = [];

    /// <summary>Takes changed trials and returns what the chart lacks: the new values, and the bests that they moved.</summary>
    public IReadOnlyList<ChartBlock> Apply(IEnumerable<FrozenTrial> changed)
    {
        var values = new List<ChartPoint>();
        foreach (var trial in changed)
        {
            if (trial is { State: TrialState.Complete, Value: { } value } && !(_values.TryGetValue(trial.Number, out var known) && known.Equals(value)))
            {
                _values[trial.Number] = value;
                values.Add(new(trial.Number, value));
            }
        }

        return values.Count == 0 ? [] : [new(0, values) { Label = Values }, new(1, MoveBests()) { Label = Bests }];
    }

    /// <summary>The whole curve, for a chart that begins.</summary>
    public IReadOnlyList<ChartBlock> Whole() => _values.Count == 0
        ? []
        :
        [
            new(0, Lttb.Thin([.. _values.Select(pair => new ChartPoint(pair.Key, pair.Value))])) { Label = Values },
            new(1, Lttb.Thin([.. _values.Keys.Select(number => new ChartPoint(number, _bests[number]))])) { Label = Bests },
        ];

    private List<ChartPoint> MoveBests()
    {
        var moved = new List<ChartPoint>();
        double? best = null;
        foreach (var (number, value) in _values)
        {
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

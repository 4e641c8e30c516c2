using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>
/// Intermediate values of the best trial and of the latest ones, one curve each: at most <see cref="MostCurves"/>, however many trials there are.
/// Place 0 is the best trial's; the others take turns.
/// </summary>
internal sealed class IntermediateCurves
{
    public const int MostCurves = 20;

    private readonly FrozenTrial?[] _places = new FrozenTrial?[MostCurves];

    /// <summary>Takes changed trials and returns what the chart lacks.</summary>
    public IReadOnlyList<ChartBlock> Apply(IEnumerable<FrozenTrial> changed, FrozenTrial? best)
    {
        var blocks = new List<ChartBlock>();
        foreach (var trial in changed.Where(trial => trial.Intermediates.Count > 0).OrderBy(trial => trial.Number))
        {
            var place = 1 + (trial.Number % (MostCurves - 1));
            if (_places[place] is { } there && there.Number > trial.Number)
            {
                continue;
            }

            Put(blocks, place, trial);
        }

        if (best is { Intermediates.Count: > 0 })
        {
            Put(blocks, 0, best);
        }

        return blocks;
    }

    /// <summary>All curves, for a chart that begins.</summary>
    public IReadOnlyList<ChartBlock> Whole() =>
        [.. _places.Select((trial, place) => trial is null ? null : Block(place, trial, trial.Intermediates, true)).OfType<ChartBlock>()];

    private void Put(List<ChartBlock> blocks, int place, FrozenTrial trial)
    {
        var there = _places[place];
        _places[place] = trial;
        if (there?.Number != trial.Number || !IsContinued(there.Intermediates, trial.Intermediates))
        {
            blocks.Add(Block(place, trial, trial.Intermediates, true));
            return;
        }

        var fresh = trial.Intermediates.Skip(there.Intermediates.Count).ToArray();
        if (fresh.Length > 0 || there.State != trial.State)
        {
            blocks.Add(Block(place, trial, fresh, false));
        }
    }

    /// <summary>Whether the later list begins with the earlier one; else an attempt began again and the curve is drawn anew.</summary>
    private static bool IsContinued(IReadOnlyList<IntermediateValue> earlier, IReadOnlyList<IntermediateValue> later) =>
        earlier.Count <= later.Count && earlier.SequenceEqual(later.Take(earlier.Count));

    private static ChartBlock Block(int place, FrozenTrial trial, IReadOnlyList<IntermediateValue> values, bool reset) =>
        new(place, Lttb.Thin([.. values.Select(value => new ChartPoint(value.Step, value.Value))])) { Label = Name(place, trial), Reset = reset };

    private static ChartLabel Name(int place, FrozenTrial trial) => (place, trial.State) switch
    {
        (0, _) => new($"Best: trial {trial.Number}", ChartStyle.Strong),
        (_, TrialState.Pruned) => new($"Trial {trial.Number}, pruned", ChartStyle.Muted),
        (_, TrialState.Fail) => new($"Trial {trial.Number}, failed", ChartStyle.Muted),
        _ => new($"Trial {trial.Number}"),
    };
}

using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>
/// Intermediate values of the best trial and of the latest ones, one curve each: at most <see cref="MostCurves"/>, however many trials there are. A trial keeps its
/// place until a later one needs it; the best trial's is never taken.
/// </summary>
internal sealed class IntermediateCurves
{
    public const int MostCurves = 20;

    private readonly Dictionary<int, Curve> _curves = [];
    private int? _best;

    /// <summary>Takes changed trials and returns what the chart lacks.</summary>
    public IReadOnlyList<ChartBlock> Apply(IEnumerable<FrozenTrial> changed, FrozenTrial? best)
    {
        var blocks = new List<ChartBlock>();
        var formerBest = _best;
        _best = best is { Intermediates.Count: > 0 } ? best.Number : null;
        foreach (var trial in changed.Where(trial => trial.Intermediates.Count > 0).OrderBy(trial => trial.Number).TakeLast(MostCurves))
        {
            Put(blocks, trial);
        }

        if (_best is not null)
        {
            Put(blocks, best!);
        }

        if (formerBest is { } number && formerBest != _best && _curves.TryGetValue(number, out var former))
        {
            Put(blocks, former.Trial);
        }

        return blocks;
    }

    /// <summary>All curves, for a chart that begins.</summary>
    public IReadOnlyList<ChartBlock> Whole() =>
        [.. _curves.Values.OrderBy(curve => curve.Place).Select(curve => Block(curve.Place, curve.Trial.Intermediates, curve.Label, true))];

    private void Put(List<ChartBlock> blocks, FrozenTrial trial)
    {
        var label = Name(trial);
        if (_curves.TryGetValue(trial.Number, out var there))
        {
            _curves[trial.Number] = new(there.Place, trial, label);
            var isContinued = IsContinued(there.Trial.Intermediates, trial.Intermediates);
            var fresh = isContinued ? [.. trial.Intermediates.Skip(there.Trial.Intermediates.Count)] : trial.Intermediates;
            if (!isContinued || fresh.Count > 0 || label != there.Label)
            {
                blocks.Add(Block(there.Place, fresh, label, !isContinued));
            }
        }
        else if (TakePlace(trial) is { } place)
        {
            _curves[trial.Number] = new(place, trial, label);
            blocks.Add(Block(place, trial.Intermediates, label, true));
        }
    }

    /// <summary>A free place, else that of the earliest trial; null where all that stand are later ones.</summary>
    private int? TakePlace(FrozenTrial trial)
    {
        if (_curves.Count < MostCurves)
        {
            return _curves.Count;
        }

        var earliest = _curves.Keys.Where(number => number != _best).Min();
        if (earliest > trial.Number && trial.Number != _best)
        {
            return null;
        }

        _curves.Remove(earliest, out var gone);
        return gone!.Place;
    }

    /// <summary>Whether the later list begins with the earlier one; else an attempt began again and the curve is drawn anew.</summary>
    private static bool IsContinued(IReadOnlyList<IntermediateValue> earlier, IReadOnlyList<IntermediateValue> later) =>
        earlier.Count <= later.Count && earlier.SequenceEqual(later.Take(earlier.Count));

    private static ChartBlock Block(int place, IReadOnlyList<IntermediateValue> values, ChartLabel label, bool reset) =>
        new(place, Lttb.Thin([.. values.Select(value => new ChartPoint(value.Step, value.Value))])) { Label = label, Reset = reset };

    private ChartLabel Name(FrozenTrial trial) => trial.State switch
    {
        _ when trial.Number == _best => new($"Best: trial {trial.Number}", ChartStyle.Strong),
        TrialState.Pruned => new($"Trial {trial.Number}, pruned", ChartStyle.Muted),
        TrialState.Fail => new($"Trial {trial.Number}, failed", ChartStyle.Muted),
        _ => new($"Trial {trial.Number}"),
    };

    private sealed record Curve(int Place, FrozenTrial Trial, ChartLabel Label);
}

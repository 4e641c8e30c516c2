using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// The rungs of successive halving. What a trial had at a rung is told from its reports: its first number at or after the rung's step. Trials that were
/// imported carry it as an attribute, as Optuna stores it.
/// </summary>
internal sealed class Rungs(long first, int factor, int leftOut)
{
    private const string Attribute = "completed_rung_";

    /// <summary>The step of a rung; <see cref="long.MaxValue"/> where it is beyond every step.</summary>
    internal long StepOf(int rung)
    {
        var step = first * Math.Pow(factor, leftOut + rung);
        return step < long.MaxValue ? (long)step : long.MaxValue;
    }

    /// <summary>A trial's value at a rung, or null where it did not reach it.</summary>
    internal double? ValueOf(FrozenTrial trial, int rung)
    {
        if (trial.SystemAttributes.TryGetValue(FormattableString.Invariant($"{Attribute}{rung}"), out var stored)
            && double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var known))
        {
            return known;
        }

        var reached = Reached(trial.State == TrialState.Pruned ? trial.Intermediates.SkipLast(1) : trial.Intermediates);
        if (trial is { State: TrialState.Pruned, Intermediates: [.., var last] } && StepOf(reached.Count) <= last.Step && !double.IsNaN(last.Value))
        {
            // Its last report reached one rung and passed none.
            reached.Add(last.Value);
        }

        return rung < reached.Count ? reached[rung] : null;
    }

    /// <summary>Values at the rungs that reports reached, for a trial that went on after each of them.</summary>
    internal List<double> Reached(IEnumerable<IntermediateValue> reports)
    {
        List<double> values = [];
        foreach (var (step, value) in reports)
        {
            while (!double.IsNaN(value) && StepOf(values.Count) <= step)
            {
                values.Add(value);
            }
        }

        return values;
    }
}

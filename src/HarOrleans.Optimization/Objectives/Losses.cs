using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Values of several objectives as losses: smaller is better in each, and what is missing or NaN is worst.</summary>
internal static class Losses
{
    internal static double[] Of(FrozenTrial trial, IReadOnlyList<StudyDirection> directions)
    {
        var losses = new double[directions.Count];
        for (var objective = 0; objective < losses.Length; objective++)
        {
            var value = trial.Values is { } values && objective < values.Count ? values[objective] : objective == 0 ? trial.Value : null;
            losses[objective] = value is not { } known || double.IsNaN(known) ? double.PositiveInfinity
                : directions[objective] == StudyDirection.Maximize ? -known : known;
        }

        return losses;
    }
}

using HarOrleans.Numerics;

namespace HarOrleans.Training;

/// <summary>How much a model's accuracy rests on each feature.</summary>
/// <param name="Base">Accuracy on the rows as they are.</param>
/// <param name="Drops">Features x repeats: the base less the accuracy with the feature's values shuffled among the rows.</param>
public sealed record FeatureImportance(double Base, IReadOnlyList<IReadOnlyList<double>> Drops)
{
    /// <summary>Mean drop of each feature: numpy's mean.</summary>
    public IReadOnlyList<double> Mean => [.. Drops.Select(MeanOf)];

    /// <summary>Standard deviation of each feature's drops over the repeats, ddof 0: numpy's std.</summary>
    public IReadOnlyList<double> Std => [.. Drops.Select(drops =>
    {
        var mean = MeanOf(drops);
        return Math.Sqrt(MeanOf([.. drops.Select(drop => (drop - mean) * (drop - mean))]));
    })];

    private static double MeanOf(IReadOnlyList<double> values) => PairwiseSum.Of([.. values]) / values.Count;
}

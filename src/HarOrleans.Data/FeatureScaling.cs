namespace HarOrleans.Data;

/// <summary>How features are scaled: (value - mean) / scale, in float64. A model is useless without the one it was trained with.</summary>
/// <param name="Mean">Mean of each feature over the rows that the scaling was fitted on.</param>
/// <param name="Scale">Standard deviation (ddof 0) of each feature; 1 where the feature is constant. Never 0.</param>
public sealed record FeatureScaling(IReadOnlyList<double> Mean, IReadOnlyList<double> Scale);

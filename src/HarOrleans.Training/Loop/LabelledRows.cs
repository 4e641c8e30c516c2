namespace HarOrleans.Training;

/// <summary>Samples with their classes.</summary>
/// <param name="Features">Row-major: samples, one after the other.</param>
/// <param name="Labels">The class of each sample, an index from 0.</param>
internal sealed record LabelledRows(float[] Features, int[] Labels)
{
    /// <summary>The shape of one sample; a vector where nothing else is said.</summary>
    public IReadOnlyList<long> SampleShape { get; init; } = [Labels.Length == 0 ? 0 : Features.Length / Labels.Length];
}

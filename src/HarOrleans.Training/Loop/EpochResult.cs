namespace HarOrleans.Training;

/// <summary>How an epoch went.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Train">Measured on the way, so with dropout and changing weights.</param>
/// <param name="Validation">Measured after it, on the validation rows.</param>
internal sealed record EpochResult(int Epoch, SplitScores Train, SplitScores Validation)
{
    /// <summary>All its metrics, in the order in which they are logged.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Metrics() => [.. Train.Metrics("train"), .. Validation.Metrics("val")];
}

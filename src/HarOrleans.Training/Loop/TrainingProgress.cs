namespace HarOrleans.Training;

/// <summary>Where a training stands, apart from its weights.</summary>
/// <param name="Epoch">Epochs finished.</param>
/// <param name="LastAccuracy">Validation accuracy of the last of them.</param>
/// <param name="BestEpoch">The epoch with the best validation accuracy, the earliest where several share it; 0 before the first.</param>
/// <param name="BestAccuracy">Its validation accuracy; -1 before the first.</param>
internal sealed record TrainingProgress(int Epoch, double LastAccuracy, int BestEpoch, double BestAccuracy)
{
    /// <summary>Before the first epoch.</summary>
    public static TrainingProgress None { get; } = new(0, 0, 0, -1);

    /// <summary>Epochs since the best one.</summary>
    public int WithoutGain => Epoch - BestEpoch;

    /// <summary>After one more epoch.</summary>
    public TrainingProgress Next(double accuracy) => accuracy > BestAccuracy
        ? new(Epoch + 1, accuracy, Epoch + 1, accuracy)
        : this with { Epoch = Epoch + 1, LastAccuracy = accuracy };

    /// <summary>Whether training ends here: all epochs are done, or patience is at its end.</summary>
    public bool IsOver(TrainingSettings settings) => Epoch >= settings.Epochs || (Epoch > 0 && WithoutGain >= settings.Patience);
}

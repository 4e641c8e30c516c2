namespace HarOrleans.Training;

/// <summary>StepLR, and with a step of one epoch ExponentialLR.</summary>
internal sealed class StepSchedule(StepPace start, int stepSize, double gamma) : Schedule(start)
{
    /// <inheritdoc />
    public override void EpochEnded(int epoch, double validationLoss) => LearningRate = epoch % stepSize == 0 ? LearningRate * gamma : LearningRate;
}

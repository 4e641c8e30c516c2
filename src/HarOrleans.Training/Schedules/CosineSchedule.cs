namespace HarOrleans.Training;

/// <summary>CosineAnnealingLR, in the recursive form in which PyTorch calculates it.</summary>
internal sealed class CosineSchedule(StepPace start, int tMax, double etaMin) : Schedule(start)
{
    /// <inheritdoc />
    public override void EpochEnded(int epoch, double validationLoss) => LearningRate = (epoch - 1 - tMax) % (2 * tMax) == 0
        ? LearningRate + ((Start.LearningRate - etaMin) * (1 - Math.Cos(Math.PI / tMax)) / 2)
        : ((1 + Math.Cos(Math.PI * epoch / tMax)) / (1 + Math.Cos(Math.PI * (epoch - 1) / tMax)) * (LearningRate - etaMin)) + etaMin;
}

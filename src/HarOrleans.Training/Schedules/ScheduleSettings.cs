namespace HarOrleans.Training;

/// <summary>Which schedule, with the arguments and defaults that it has in PyTorch.</summary>
/// <param name="Kind">Which one.</param>
internal sealed record ScheduleSettings(ScheduleKind Kind = ScheduleKind.None)
{
    /// <summary>StepLR: epochs between two reductions.</summary>
    public int StepSize { get; init; } = 10;

    /// <summary>StepLR, ExponentialLR: what the learning rate is multiplied by.</summary>
    public double Gamma { get; init; } = 0.1;

    /// <summary>CosineAnnealingLR: epochs of the way down; null for all of the training.</summary>
    public int? TMax { get; init; }

    /// <summary>CosineAnnealingLR: the smallest learning rate.</summary>
    public double EtaMin { get; init; }

    /// <summary>ReduceLROnPlateau: what the learning rate is multiplied by.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>ReduceLROnPlateau: epochs without a better validation loss that are let pass.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>ReduceLROnPlateau: a loss is better where it is less than (1 - threshold) times the best.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>OneCycleLR: the part of all batches in which the learning rate rises.</summary>
    public double PctStart { get; init; } = 0.3;

    /// <summary>OneCycleLR: the trial's learning rate divided by the first one.</summary>
    public double DivFactor { get; init; } = 25;

    /// <summary>OneCycleLR: the first learning rate divided by the last one.</summary>
    public double FinalDivFactor { get; init; } = 1e4;

    /// <summary>OneCycleLR: whether the momentum (Adam's beta1) goes the other way, between 0.85 and 0.95.</summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>Makes the schedule, before its first step.</summary>
    /// <param name="learningRate">The trial's learning rate.</param>
    /// <param name="momentum">The optimiser's momentum.</param>
    /// <param name="epochs">Epochs of the training, at most.</param>
    /// <param name="batches">Batches an epoch.</param>
    public Schedule Create(double learningRate, double momentum, int epochs, int batches)
    {
        var start = new StepPace(learningRate, momentum);
        return Kind switch
        {
            ScheduleKind.StepLR => new StepSchedule(start, StepSize, Gamma),
            ScheduleKind.ExponentialLR => new StepSchedule(start, 1, Gamma),
            ScheduleKind.CosineAnnealingLR => new CosineSchedule(start, TMax ?? epochs, EtaMin),
            ScheduleKind.ReduceLROnPlateau => new PlateauSchedule(start, Factor, Patience, Threshold),
            ScheduleKind.OneCycleLR => new OneCycleSchedule(start, (long)epochs * batches, PctStart, DivFactor, FinalDivFactor, CycleMomentum),
            _ => new Schedule(start),
        };
    }
}

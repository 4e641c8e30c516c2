namespace HarOrleans.Training;

/// <summary>How a model is trained.</summary>
/// <param name="Epochs">Passes over the training rows, at most.</param>
/// <param name="BatchSize">Rows a step; the last step of an epoch takes what is left.</param>
/// <param name="LearningRate">The optimiser's learning rate; OneCycleLR's largest.</param>
/// <param name="WeightDecay">The optimiser's weight decay.</param>
/// <param name="Seed">Seed of initial weights, shuffling and dropout; not negative.</param>
/// <param name="Patience">Epochs without a better validation accuracy after which training stops.</param>
internal sealed record TrainingSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, long Seed, int Patience = 20)
{
    /// <summary>Where the passes run, see <see cref="TrainingDevice"/>.</summary>
    public string Device { get; init; } = TrainingDevice.Cpu;

    /// <summary>What they calculate with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Which optimiser.</summary>
    public OptimizerSettings Optimizer { get; init; } = new();

    /// <summary>Which learning-rate schedule.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>The largest norm of all gradients together, which larger ones are scaled to; null for any.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The largest value of a gradient, which larger ones are cut to; null for any. Comes after <see cref="ClipNorm"/>.</summary>
    public double? ClipValue { get; init; }

    /// <summary>The norm of the gradients, before clipping, above which training ends with an error; null for any finite one.</summary>
    public double? GradientLimit { get; init; }

    /// <summary>Label smoothing of the training loss, in [0, 1).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>How the training loss weighs the classes.</summary>
    public ClassWeights ClassWeights { get; init; } = ClassWeights.None;
}

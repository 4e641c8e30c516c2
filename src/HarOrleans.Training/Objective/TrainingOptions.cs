namespace HarOrleans.Training;

/// <summary>
/// What any training of this room can be told beside its parameters. Each is a setting of the objective or a parameter of the search space, never both; left
/// out, it has its default. Names, defaults and meanings are PyTorch's, where PyTorch has them.
/// </summary>
public static class TrainingOptions
{
    /// <summary>How features are scaled before training: <c>standard</c> (the default), by mean and deviation over the training rows, or <c>none</c>, as they stand in the file.</summary>
    public const string Scaling = "scaling";

    /// <summary><c>adam</c> (the default), <c>adamw</c> or <c>sgd</c>.</summary>
    public const string Optimizer = "optimizer";

    /// <summary>SGD's momentum, at least 0 and below 1; default 0.</summary>
    public const string Momentum = "momentum";

    /// <summary>Whether SGD's momentum is Nesterov's; default false. It needs a momentum above 0.</summary>
    public const string Nesterov = "nesterov";

    /// <summary><c>none</c> (the default), <c>StepLR</c>, <c>ExponentialLR</c>, <c>CosineAnnealingLR</c>, <c>ReduceLROnPlateau</c> or <c>OneCycleLR</c>.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>StepLR: epochs between two reductions, a whole number from 1; default 10.</summary>
    public const string StepSize = "step_size";

    /// <summary>StepLR and ExponentialLR: what the learning rate is multiplied by, above 0 and at most 1; default 0.1. ExponentialLR has no default.</summary>
    public const string Gamma = "gamma";

    /// <summary>CosineAnnealingLR: epochs of the way down, a whole number from 1; default: all of the trial's.</summary>
    public const string TMax = "t_max";

    /// <summary>CosineAnnealingLR: the smallest learning rate, from 0 to 1; default 0.</summary>
    public const string EtaMin = "eta_min";

    /// <summary>ReduceLROnPlateau: what the learning rate is multiplied by, above 0 and below 1; default 0.1.</summary>
    public const string Factor = "factor";

    /// <summary>ReduceLROnPlateau: epochs without a better validation loss that are let pass, a whole number from 0; default 10.</summary>
    public const string SchedulerPatience = "scheduler_patience";

    /// <summary>ReduceLROnPlateau: a loss is better where it is below (1 - threshold) times the best one; from 0 to 1, default 0.0001.</summary>
    public const string Threshold = "threshold";

    /// <summary>OneCycleLR: the part of all batches in which the learning rate rises, above 0 and below 1; default 0.3.</summary>
    public const string PctStart = "pct_start";

    /// <summary>OneCycleLR: <c>lr</c>, which is its <c>max_lr</c>, divided by the first learning rate; above 1, default 25.</summary>
    public const string DivFactor = "div_factor";

    /// <summary>OneCycleLR: the first learning rate divided by the last; above 1, default 10000.</summary>
    public const string FinalDivFactor = "final_div_factor";

    /// <summary>OneCycleLR: whether the momentum (Adam's beta1) goes from 0.95 to 0.85 and back; default true.</summary>
    public const string CycleMomentum = "cycle_momentum";

    /// <summary>The largest norm of a batch's gradients, above 0; larger ones are scaled down to it. Default: none.</summary>
    public const string ClipNorm = "clip_norm";

    /// <summary>The largest value of a gradient, above 0; larger ones are cut to it. Default: none.</summary>
    public const string ClipValue = "clip_value";

    /// <summary>The norm of a batch's gradients, before clipping, above which the trial fails, above 0. Default: any finite norm will do.</summary>
    public const string GradientLimit = "gradient_limit";

    /// <summary>Label smoothing of the training loss, at least 0 and below 1; default 0.</summary>
    public const string LabelSmoothing = "label_smoothing";

    /// <summary>Weights of the classes in the training loss: <c>none</c> (the default), <c>balanced</c> as scikit-learn has it, or a number a class, as in <c>1,1,2.5,1,1,1</c>.</summary>
    public const string ClassWeights = "class_weights";

    /// <summary>
    /// What the passes over batches calculate with: <c>float32</c> (the default), or <c>bf16</c>: bfloat16, mixed with float32 for the weights that are learnt, the optimiser, the loss and the
    /// validation.
    /// </summary>
    public const string Precision = "precision";

    /// <summary>Epochs without a better validation accuracy after which a trial stops, a whole number from 1; default 20.</summary>
    public const string Patience = "patience";
}

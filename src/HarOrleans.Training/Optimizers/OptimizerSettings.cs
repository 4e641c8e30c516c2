namespace HarOrleans.Training;

/// <summary>Which optimiser, and what only some of them have.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Momentum">SGD's momentum, in [0, 1).</param>
/// <param name="Nesterov">Whether SGD's momentum is Nesterov's.</param>
internal sealed record OptimizerSettings(OptimizerKind Kind = OptimizerKind.Adam, double Momentum = 0, bool Nesterov = false)
{
    /// <summary>The momentum that a step has where no schedule says another: SGD's, or Adam's beta1.</summary>
    public double BaseMomentum => Kind == OptimizerKind.Sgd ? Momentum : Adam.Beta1;

    /// <summary>Makes the optimiser.</summary>
    public Optimizer Create(IClassifier model, IReadOnlyList<IdleValues> idle, double weightDecay) => Kind == OptimizerKind.Sgd
        ? new Sgd(model.Parameters, idle, weightDecay, Nesterov)
        : new Adam(model.Parameters, idle, weightDecay, decoupled: Kind == OptimizerKind.AdamW);
}

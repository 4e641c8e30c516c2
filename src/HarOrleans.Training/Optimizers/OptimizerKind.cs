namespace HarOrleans.Training;

/// <summary>An optimiser by the name that PyTorch has for it, in lower case.</summary>
internal enum OptimizerKind
{
    /// <summary>Adam; weight decay as an L2 term in the gradient.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>Stochastic gradient descent, with or without momentum.</summary>
    Sgd,
}

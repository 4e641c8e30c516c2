using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The gradients of a batch are not finite, or larger than the training allows.</summary>
internal sealed class ExplodingGradientException(string message) : HarException(message);

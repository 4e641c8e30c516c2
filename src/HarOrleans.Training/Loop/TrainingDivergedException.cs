using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>A loss is no finite number any more.</summary>
internal sealed class TrainingDivergedException(string message) : HarException(message);

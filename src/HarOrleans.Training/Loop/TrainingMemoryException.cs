using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The training does not fit into memory.</summary>
internal sealed class TrainingMemoryException(string message, Exception? inner = null) : HarException(message, inner);

using HarOrleans.Abstractions;

namespace HarOrleans.Training;

/// <summary>Loads what trials log, with libtorch, which the first model loads.</summary>
internal sealed class ServedModels : IModelRuntime
{
    /// <inheritdoc />
    public IScoringModel Load(Func<string, Stream?> open) => ServedModel.Open(open);
}

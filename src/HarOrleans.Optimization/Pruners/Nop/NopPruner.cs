using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Lets every trial run to its end.</summary>
internal sealed class NopPruner : IPruner
{
    public string? Prune(FrozenTrial trial, IReadOnlyList<FrozenTrial> finished, StudyDirection direction) => null;
}

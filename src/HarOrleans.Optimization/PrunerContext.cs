using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What a pruner may read: fixed by the trial's number and its report, not by the clock.</summary>
/// <param name="Trial">The trial; its last intermediate value is the one just reported.</param>
/// <param name="Finished">Finished trials numbered up to the trial's number less the study's window, by number.</param>
/// <param name="Direction">Which values are better.</param>
/// <param name="StudyName">The study's name: with the trial's number it decides the trial's bracket in Hyperband.</param>
public sealed record PrunerContext(FrozenTrial Trial, IReadOnlyList<FrozenTrial> Finished, StudyDirection Direction, string StudyName)
{
    /// <summary>The value just reported; null before any report.</summary>
    public IntermediateValue? Latest => Trial.Intermediates is [.., var last] ? last : null;

    /// <summary>The finished trials that are COMPLETE.</summary>
    public IEnumerable<FrozenTrial> Complete => Finished.Where(trial => trial.State == TrialState.Complete);
}

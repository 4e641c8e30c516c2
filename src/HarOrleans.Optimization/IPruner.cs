using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>Decides whether a running trial is given up. Pure: the same arguments give the same decision.</summary>
public interface IPruner
{
    /// <summary>Why the trial should stop after its latest report, in words for people; null where it goes on.</summary>
    /// <param name="trial">The trial; its last intermediate value is the one just reported.</param>
    /// <param name="finished">Finished trials numbered up to the trial's number less the study's window, by number.</param>
    /// <param name="direction">Which values are better.</param>
    string? Prune(FrozenTrial trial, IReadOnlyList<FrozenTrial> finished, StudyDirection direction);
}

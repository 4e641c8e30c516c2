using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A step of the trial protocol with what the store needs to write it.</summary>
/// <param name="TrialId">The trial.</param>
/// <param name="Transition">The step.</param>
/// <param name="Sequence">The study's sequence after this change.</param>
/// <param name="At">Now.</param>
/// <param name="LeaseUntil">Until when a granted lease holds; ignored where none is granted.</param>
public sealed record TrialCommit(long TrialId, TrialTransition Transition, long Sequence, DateTimeOffset At, DateTimeOffset LeaseUntil)
{
    /// <summary>The trial's system attributes from now on; null keeps them.</summary>
    public IReadOnlyDictionary<string, string>? SystemAttributes { get; init; }
}

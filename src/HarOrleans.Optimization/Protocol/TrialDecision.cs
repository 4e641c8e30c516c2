using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>The protocol's answer to an event.</summary>
/// <param name="Answer">What the caller hears.</param>
/// <param name="Transition">What to commit first, or null.</param>
public sealed record TrialDecision(TrialAnswer Answer, TrialTransition? Transition);

using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>A call being handled by the study: decided on what was read, not yet committed.</summary>
/// <param name="Call">The call.</param>
/// <param name="Read">The stored state that it is decided on.</param>
internal sealed record Handler(Message Call, TrialExecution Read);

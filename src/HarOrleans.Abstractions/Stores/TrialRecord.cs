using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>A trial as stored: what people read, and the protocol's state.</summary>
/// <param name="Trial">What people read.</param>
/// <param name="Execution">The protocol's state.</param>
public sealed record TrialRecord(FrozenTrial Trial, TrialExecution Execution);

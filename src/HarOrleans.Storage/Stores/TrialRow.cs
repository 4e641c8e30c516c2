using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Stores;

/// <summary>A trial's row with its lease row, before its intermediate values and distributions are put to it.</summary>
/// <param name="Record">The trial.</param>
/// <param name="DistributionSet">The set that its distributions are in; null: the study's space.</param>
internal sealed record TrialRow(TrialRecord Record, long? DistributionSet);

namespace HarOrleans.Abstractions;

/// <summary>A grain state that was written, or cleared, and is not in the catalog yet.</summary>
/// <param name="Id">The entry; increases with each write.</param>
/// <param name="StateName">The state's name as the provider stores it.</param>
/// <param name="GrainId">The grain, as <c>type/key</c>.</param>
/// <param name="Version">The state's version.</param>
public sealed record OutboxEntry(long Id, string StateName, string GrainId, long Version);

namespace HarOrleans.Host.ExperimentVerbs;

/// <summary>What <c>har experiment purge --json</c> writes.</summary>
internal sealed record ExperimentPurgeDocument(long ExperimentId, string Name, bool Purged);

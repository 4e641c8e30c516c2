namespace HarOrleans.Host.ExperimentVerbs;

/// <summary>What <c>har experiment list --json</c> writes.</summary>
internal sealed record ExperimentListDocument(IReadOnlyList<ExperimentDocument> Experiments);

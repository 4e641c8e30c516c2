namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har run list --json</c> writes.</summary>
internal sealed record RunListDocument(IReadOnlyList<RunHead> Runs);

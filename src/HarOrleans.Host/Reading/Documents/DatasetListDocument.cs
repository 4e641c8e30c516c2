namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har data list --json</c> writes.</summary>
internal sealed record DatasetListDocument(IReadOnlyList<DatasetDocument> Datasets);

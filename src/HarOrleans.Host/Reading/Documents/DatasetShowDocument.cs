namespace HarOrleans.Host.Reading.Documents;

/// <summary>What <c>har data show --json</c> writes. Schema and profile are JSON as text, in MLflow's form; the runs are the latest that used it.</summary>
internal sealed record DatasetShowDocument(DatasetDocument Dataset, string? Schema, string? Profile, IReadOnlyList<DatasetRunDocument> Runs);

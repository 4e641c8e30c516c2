using HarOrleans.Contracts;

namespace HarOrleans.Host.Reading.Documents;

/// <summary>A registered data set.</summary>
internal sealed record DatasetDocument(string Name, int Version, string Digest, string SourceType, string Source, DateTime Created, int Runs)
{
    internal static DatasetDocument Of(DatasetEntry entry) => new(
        entry.Dataset.Name, entry.Version, entry.Dataset.Digest, entry.Dataset.SourceType, entry.Dataset.Source, entry.CreatedAt.UtcDateTime, entry.Runs);
}

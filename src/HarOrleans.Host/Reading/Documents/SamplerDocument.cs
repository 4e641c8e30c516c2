namespace HarOrleans.Host.Reading.Documents;

/// <summary>How a study draws parameters.</summary>
internal sealed record SamplerDocument(string Name, long Seed, IReadOnlyDictionary<string, string> Options);

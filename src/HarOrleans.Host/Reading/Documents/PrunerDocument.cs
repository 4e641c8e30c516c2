namespace HarOrleans.Host.Reading.Documents;

/// <summary>When a study gives trials up.</summary>
internal sealed record PrunerDocument(string Name, IReadOnlyDictionary<string, string> Options);

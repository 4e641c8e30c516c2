namespace HarOrleans.Host.Databases;

/// <summary>The answer of <c>har db</c> for programs.</summary>
internal sealed record SchemaDocument(string Database, IReadOnlyList<string> Applied, IReadOnlyList<string> Missing);

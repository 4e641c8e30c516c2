namespace HarOrleans.Host.Databases;

/// <summary>The answer of <c>har db</c> for programs.</summary>
/// <param name="Database">The database, without its password.</param>
/// <param name="Applied">What it has.</param>
/// <param name="Missing">What this program has beyond that.</param>
/// <param name="Later">Those of <paramref name="Applied"/> that this program does not know and works with all the same.</param>
/// <param name="Adding">Those of <paramref name="Missing"/> that only add, so that older programs go on and start beside them.</param>
internal sealed record SchemaDocument(string Database, IReadOnlyList<string> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Later, IReadOnlyList<string> Adding);

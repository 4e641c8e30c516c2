namespace HarOrleans.Chaos;

/// <summary>Where everything lies.</summary>
/// <param name="Root">State folders and logs.</param>
/// <param name="Artifacts">The shared folder of artifacts.</param>
/// <param name="Notes">Where trainers note what was acknowledged.</param>
/// <param name="Postgres">The database.</param>
internal sealed record Places(string Root, string Artifacts, string Notes, string Postgres);

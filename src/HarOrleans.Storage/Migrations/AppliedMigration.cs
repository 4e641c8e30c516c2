namespace HarOrleans.Storage.Migrations;

/// <summary>A step as the database recorded it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Digest of its text.</param>
internal sealed record AppliedMigration(int Version, string Name, string Sha256);

namespace HarOrleans.Storage.Sql;

/// <summary>A statement with its values.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Args">The values by name, always in the same order for a text.</param>
internal sealed record SqlStatement(string Sql, params (string Name, object? Value)[] Args);

using HarOrleans.Contracts;

namespace HarOrleans.Storage;

/// <summary>The database's schema is not one that this program can work with: made by a newer version, or from migrations that were changed later. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.SchemaMismatchException")]
public sealed class SchemaMismatchException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which migration, in which database, and what to do.</param>
    public SchemaMismatchException(string message) : base(message) { }
}

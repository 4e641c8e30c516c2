using HarOrleans.Contracts;

namespace HarOrleans.Storage;

/// <summary>Another live server works on the database. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.DatabaseInUseException")]
public sealed class DatabaseInUseException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="database">The database, without its password.</param>
    /// <param name="holder">Who has it, as far as the database knows.</param>
    public DatabaseInUseException(string database, string? holder)
        : base($"The {database} is in use by another server ({holder ?? "unknown"}). Stop it, or give another database.")
    {
    }
}

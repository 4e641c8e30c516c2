namespace HarOrleans.Storage.Migrations;

/// <summary>Decides what is to be applied, or refuses.</summary>
internal static class MigrationPlan
{
    /// <summary>The known steps that the database lacks; <see cref="SchemaMismatchException"/> where what it has is not what is known.</summary>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied, string database)
    {
        foreach (var done in applied)
        {
            var step = known.FirstOrDefault(migration => migration.Version == done.Version);
            if (step is null)
            {
                throw new SchemaMismatchException(
                    $"The {database} has the migration {done.Name}, which this program does not know: it was made by a newer version. Start that version, or use another database.");
            }

            if (step.Sha256 != done.Sha256)
            {
                throw new SchemaMismatchException(
                    $"The migration {done.Name} was changed after the {database} had applied it (SHA-256 then {done.Sha256}, now {step.Sha256}). Put the file back, and make the change in a new migration.");
            }
        }

        return [.. known.Where(migration => applied.All(done => done.Version != migration.Version))];
    }
}

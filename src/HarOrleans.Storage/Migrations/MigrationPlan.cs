namespace HarOrleans.Storage.Migrations;

/// <summary>Decides what is to be applied, or refuses.</summary>
internal static class MigrationPlan
{
    /// <summary>The known steps that the database lacks; <see cref="SchemaMismatchException"/> where what it has is not what is known, and not such that this program may work beside it.</summary>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied, string database)
    {
        foreach (var done in applied)
        {
            if (known.FirstOrDefault(migration => migration.Version == done.Version) is { } step && step.Sha256 != done.Sha256)
            {
                throw new SchemaMismatchException(
                    $"The migration {done.Name} was changed after the {database} had applied it (SHA-256 then {done.Sha256}, now {step.Sha256}). Put the file back, and make the change in a new migration.");
            }
        }

        Migration[] missing = [.. known.Where(migration => applied.All(done => done.Version != migration.Version))];
        if (Later(known, applied).FirstOrDefault(done => missing.Length > 0 || known.All(step => step.Version < done.Needs)) is { } strange)
        {
            var newest = known.Count == 0 ? "none" : known[^1].Name;
            throw new SchemaMismatchException(
                $"The {database} has the migration {strange.Name}, which this program does not know (its newest is {newest}) and cannot work with: it was made by a newer version. Start that version, or use another database.");
        }

        return missing;
    }

    /// <summary>What the database has beyond what is known.</summary>
    public static IEnumerable<AppliedMigration> Later(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied) =>
        applied.Where(done => known.All(step => step.Version != done.Version));
}

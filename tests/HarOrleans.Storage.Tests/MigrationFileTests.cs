using HarOrleans.Storage.Migrations;

namespace HarOrleans.Storage.Tests;

public sealed class MigrationFileTests
{
    [Fact]
    public void Line_ends_of_a_checkout_do_not_change_a_digest() =>
        Assert.Equal(Migration.Of("0001_a.sql", "a\nb\n").Sha256, Migration.Of("0001_a.sql", "a\r\nb\r\n").Sha256);

    [Fact]
    public void Every_database_has_the_same_migrations_by_number_and_name() =>
        Assert.Equal(Migration.Load("sqlite").Select(step => (step.Version, step.Name)), Migration.Load("postgresql").Select(step => (step.Version, step.Name)));
}

using HarOrleans.Testing;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>A PostgreSQL database that cannot be used is bad input: exit code 2, a message that names it and says what to do, and never a password.</summary>
public sealed class PostgresBadInputTests(PostgresServer postgres)
{
    private const string Password = "not-a-secret";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_way_in_which_a_database_cannot_be_used_is_named_and_costs_exit_code_2()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        using var folder = new TempFolder();
        var empty = await postgres.CreateDatabaseAsync();
        var newer = await postgres.CreateDatabaseAsync();
        Assert.Equal((0, ""), await RunAsync("db", "migrate", "--postgres", newer));
        await postgres.ExecuteAsync(NameOf(newer), "INSERT INTO schema_migration VALUES (999, '0999_later.sql', 'x', 0)");

        await ExpectAsync("--postgres: it names no host", "study", "list", "--postgres", $"Password={Password}");
        await ExpectAsync("user 'har'", "study", "list", "--postgres", empty.Replace(Password, "wrong-" + Password, StringComparison.Ordinal));
        await ExpectAsync("does not exist", "db", "status", "--postgres", postgres.ConnectionString("nowhere"));
        await ExpectAsync("cannot be reached", "db", "migrate", "--postgres", $"postgresql://har:{Password}@127.0.0.1:1/har");
        await ExpectAsync("har db migrate", "serve", "--port", "0", "--state", folder.File("state"), "--postgres", empty);
        await ExpectAsync("0999_later.sql", "serve", "--port", "0", "--state", folder.File("state"), "--postgres", newer);
        Assert.Equal(0, Database.Scalar(empty, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    private static string NameOf(string connection) => connection.Split("Database=")[1].Split(';')[0];

    private static async Task ExpectAsync(string words, params string[] arguments)
    {
        var (exit, errors) = await RunAsync(arguments);
        Assert.True(exit == 2 && errors.Contains(words, StringComparison.Ordinal), $"{string.Join(' ', arguments[..2])}: exit {exit}, {errors}");
        Assert.DoesNotContain(Password, errors, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Errors)> RunAsync(params string[] arguments)
    {
        await using var har = HarProcess.Start(Built.Har, arguments);
        var exit = await har.ExitAsync(Cancelled);
        return (exit, har.Errors);
    }
}

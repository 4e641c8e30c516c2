using HarOrleans.Abstractions;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Postgres;

/// <summary>The database server itself is at fault: a named error that says what to do, and nothing partial is left.</summary>
public sealed class PostgresUnavailableTests(PostgresServer server)
{
    private static readonly string Run = Some.RunId(1);

    private static async Task<StorageUnavailableException> RefusedAsync(string connection)
    {
        await using var services = new ServiceCollection()
            .AddHarStorage(new HarStorageOptions { StateFolder = Path.GetTempPath(), Postgres = PostgresAddress.Parse(connection) }).BuildServiceProvider();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<INameStore>().FindAsync("default", "study", "a"));
        return await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<IStorageMigrator>().MigrateAsync());
    }

    [Fact]
    public async Task A_wrong_password_a_missing_database_and_a_server_that_is_down_are_told_apart()
    {
        await using var storage = await PostgresUnderTest.OpenAsync(server, this);
        var password = await RefusedAsync(server.ConnectionString("har_1").Replace("not-a-secret", "wrong", StringComparison.Ordinal));
        var database = await RefusedAsync(server.ConnectionString("nowhere"));
        var down = await RefusedAsync(server.ConnectionString("har_1").Replace($"Port={server.Port}", "Port=1", StringComparison.Ordinal));

        Assert.Contains("user 'har'", password.Message, StringComparison.Ordinal);
        Assert.Contains("createdb nowhere", database.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", down.Message, StringComparison.Ordinal);
        Assert.Equal((false, false, true), (password.Passes, database.Passes, down.Passes));
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_named()
    {
        await using var storage = await PostgresUnderTest.OpenAsync(server, this);
        var name = (await storage.QueryAsync("SELECT current_database()"))[0];
        await server.ExecuteAsync("postgres", $"ALTER DATABASE {name} SET default_transaction_read_only = on");
        try
        {
            await using var services = new ServiceCollection().AddHarStorage(storage.Options).BuildServiceProvider();
            var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<INameStore>().ClaimAsync("default", "study", "a"));
            Assert.Contains("only be read", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await server.ExecuteAsync("postgres", $"ALTER DATABASE {name} RESET default_transaction_read_only");
        }
    }

    [Fact]
    public async Task After_a_crash_the_first_call_succeeds_and_everything_acknowledged_is_there()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        await using var own = new PostgresServer();
        await using var storage = await PostgresUnderTest.OwnAsync(own);
        await storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(1, 1, 0.5)));

        await own.CrashAsync();
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(2, 2, 0.5))));
        Assert.True(error.Passes);
        await own.StartAsync();

        Assert.NotNull(await storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(2, 2, 0.5))));
        Assert.Equal([1L, 2], (await storage.Runs.ReadPointsAsync(Run, [], 0, 10)).Points.Select(point => point.Sequence));

        // The connections of the pool are broken now, and nobody has noticed.
        await own.CrashAsync();
        await own.StartAsync();
        Assert.NotNull(await storage.Runs.LogAsync(Run, Some.Points(0, Some.Point(3, 3, 0.5))));
    }

    [Fact]
    public async Task Units_that_lock_each_other_out_are_run_again()
    {
        await using var storage = await PostgresUnderTest.OpenAsync(server, this);
        var (one, two) = (await storage.Names.ClaimAsync("default", "study", "one"), await storage.Names.ClaimAsync("default", "study", "two"));
        using var both = new Barrier(2);
        var tries = 0;

        Task<int> cross(long first, long second) => Task.Run(() => storage.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE name_claim SET kind = kind WHERE id = @id", ("@id", first));
                if (Interlocked.Increment(ref tries) <= 2)
                {
                    both.SignalAndWait();
                }

                return await session.ExecuteAsync("UPDATE name_claim SET kind = kind WHERE id = @id", ("@id", second));
            },
            CancellationToken.None));

        var changed = await Task.WhenAll(cross(one, two), cross(two, one));
        Assert.Equal([1, 1], changed);
        Assert.Equal(3, tries);
    }
}

using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Storage.Sql;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Sqlite;

/// <summary>The database itself is at fault: a named error that says what to do, and nothing partial is left.</summary>
public sealed class UnavailableTests
{
    private static readonly string Run = Some.RunId(1);

    private static RunBatch Batch(int first, int count) =>
        Some.Points(0, [.. Enumerable.Range(first, count).Select(i => Some.Point(i, i, i, $"metric-{i % 7}"))]);

    private static async Task<SqliteUnderTest> NearlyFullAsync()
    {
        var storage = await SqliteUnderTest.OpenAsync();
        await storage.Runs.CreateAsync(Some.Run(Run), Trainer.Start);
        await storage.Runs.LogAsync(Run, Batch(1, 10));

        // SQLite's own limit of the file's size raises the very error that a full disk does.
        storage.Options.PageLimit = long.Parse(Assert.Single(await storage.QueryAsync("PRAGMA page_count")), System.Globalization.CultureInfo.InvariantCulture) + 4;
        await storage.ReopenAsync();
        return storage;
    }

    [Fact]
    public async Task A_full_disk_is_named_and_nothing_of_the_batch_is_stored()
    {
        await using var storage = await NearlyFullAsync();
        var before = await storage.DumpAsync();

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Runs.LogAsync(Run, Batch(100, 20_000)));

        Assert.IsAssignableFrom<HarException>(error);
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        Assert.Contains(storage.DatabasePath, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task One_batch_that_does_not_fit_fails_none_of_those_that_do()
    {
        await using var storage = await NearlyFullAsync();
        var tooMuch = storage.Runs.LogAsync(Run, Batch(100, 20_000));
        var fits = Enumerable.Range(0, 16).Select(i => storage.Runs.LogAsync(Run, Some.Tags(0, "t", $"{i}"))).ToList();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => tooMuch);
        await Task.WhenAll(fits);
        Assert.Equal(10, (await storage.Runs.ReadPointsAsync(Run, [], 0, 100_000)).Points.Count);
        Assert.Equal("15", (await storage.Runs.FindAsync(Run))!.Tags["t"]);
    }

    [Fact]
    public async Task Once_there_is_room_again_the_same_call_succeeds()
    {
        await using var storage = await NearlyFullAsync();
        var batch = Batch(100, 5_000);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Runs.LogAsync(Run, batch));

        storage.Options.PageLimit = null;
        await storage.ReopenAsync();
        Assert.NotNull(await storage.Runs.LogAsync(Run, batch));
        Assert.Equal(5_010, (await storage.Runs.ReadPointsAsync(Run, [], 0, 100_000)).Points.Count);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        await storage.ReopenAsync();
        ((IDisposable)storage.Services).Dispose();
        await File.WriteAllTextAsync(storage.DatabasePath, new string('x', 8192));
        await using var services = new ServiceCollection().AddHarStorage(storage.Options).BuildServiceProvider();

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<IStorageMigrator>().MigrateAsync());
        Assert.Contains(storage.DatabasePath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_named_by_writers_and_readers()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        for (var i = 0; i < 500; i++)
        {
            await storage.Names.ClaimAsync("default", "study", $"{i}");
        }

        ((IDisposable)storage.Services).Dispose();
        await using (var file = File.OpenWrite(storage.DatabasePath))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0x5A, (int)file.Length - 4096).ToArray());
        }

        await using var services = new ServiceCollection().AddHarStorage(storage.Options).BuildServiceProvider();
        var database = services.GetRequiredService<IDatabase>();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => database.WriteAsync(session => session.ScalarAsync("SELECT COUNT(*) FROM name_claim"), CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => database.ReadAsync(session => session.ScalarAsync("SELECT COUNT(*) FROM name_claim"), CancellationToken.None));
    }

    [Fact]
    public async Task A_state_folder_that_is_a_file_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var services = new ServiceCollection().AddHarStorage(new HarStorageOptions { StateFolder = file }).BuildServiceProvider();
            var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<IStorageMigrator>().MigrateAsync());
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_named()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        await storage.Database.WriteAsync(session => session.ScalarAsync("PRAGMA query_only = 1"), CancellationToken.None);
        var before = await storage.DumpAsync();
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Names.ClaimAsync("default", "study", "a"));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }
}

using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Conformance;

/// <summary>Gives each test a fresh database. A suite derives from it, and each database derives from the suite.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    protected StorageUnderTest Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Storage = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StorageUnderTest> OpenAsync();

    /// <summary>Runs a call that must be refused, and compares every row of the database before and after.</summary>
    protected async Task ChangesNothingAsync(Func<Task> call)
    {
        var before = await Storage.DumpAsync();
        await call();
        Assert.Equal(before, await Storage.DumpAsync());
    }
}

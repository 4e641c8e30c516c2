using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Tests.Support;

/// <summary>The stores of one fresh database, as a conformance suite sees them.</summary>
public abstract class StorageUnderTest : IAsyncDisposable
{
    public abstract ITrialStore Trials { get; }

    public abstract IRunStore Runs { get; }

    public abstract INameStore Names { get; }

    public abstract ICatalogStore Catalog { get; }

    public abstract IOutboxStore Outbox { get; }

    /// <summary>Every row of every table as text: two equal dumps are two equal databases.</summary>
    public abstract Task<string> DumpAsync();

    /// <summary>Closes everything and opens the same database again, as after a restart.</summary>
    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();
}

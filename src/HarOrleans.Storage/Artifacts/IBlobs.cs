namespace HarOrleans.Storage.Artifacts;

/// <summary>Where the bytes lie. A location is used once and never written again, so that bytes may be deleted whoever stores the same ones meanwhile.</summary>
internal interface IBlobs
{
    /// <summary>Takes over a finished, flushed file, which is gone afterwards.</summary>
    Task PutAsync(string location, string file, CancellationToken cancellationToken);

    /// <summary>Opens bytes, which can be read from any place; null where there are none.</summary>
    Task<Stream?> OpenReadAsync(string location, long bytes, CancellationToken cancellationToken);

    /// <summary>Deletes bytes, if they are there.</summary>
    Task DeleteAsync(string location, CancellationToken cancellationToken);

    /// <summary>Locations that are older than a time.</summary>
    IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

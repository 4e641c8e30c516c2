using HarOrleans.Contracts;

namespace HarOrleans.Data;

/// <summary>
/// The data sets of this process. Reads a folder once and again only when a file's path, size or time of change differs; callers at the same
/// time wait for one read and share one copy. Safe on any thread. What fails is not kept: the next call tries again.
/// </summary>
public interface IHarDataSource
{
    /// <summary>The data set in a folder, or the simulated one.</summary>
    /// <param name="folder">A folder with <c>train</c> and <c>test</c> as <c>.csv</c>, <c>.csv.gz</c> or <c>.parquet</c>; null or empty for the simulated set of seed 0.</param>
    /// <param name="cancellationToken">Stops the read where it is this caller's; a wait for another's read is not stopped.</param>
    /// <exception cref="InvalidDataSetException">The data cannot be used.</exception>
    HarDataset Get(string? folder, CancellationToken cancellationToken = default);

    /// <summary>The same data set, prepared; kept as long as the data set is.</summary>
    /// <param name="folder">As for <see cref="Get"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">As for <see cref="Get"/>.</param>
    /// <exception cref="InvalidDataSetException">The data cannot be used.</exception>
    /// <exception cref="InvalidSpecException">The protocol or the scaling is unknown.</exception>
    PreparedData Prepare(string? folder, PreparationOptions options, CancellationToken cancellationToken = default);
}

using HarOrleans.Data.Acquisition;

namespace HarOrleans.Host.Pages;

/// <summary>Which data a server trains on: what its caller found, else, looked for when first asked, what a study without a folder of its own would get; never by a download.</summary>
/// <param name="found">What the caller found, or null.</param>
/// <param name="search">Where to look otherwise.</param>
internal sealed class ServedData(FoundData? found, Func<DataSearch> search)
{
    private readonly Lazy<Task<string?>> _folder = new(async () =>
        (found ?? await new HarDataFinder(search() with { Download = false }).FindAsync(_ => { })).Folder);

    /// <summary>The folder; null for the simulated set.</summary>
    internal Task<string?> FolderAsync(CancellationToken cancellationToken) => _folder.Value.WaitAsync(cancellationToken);
}

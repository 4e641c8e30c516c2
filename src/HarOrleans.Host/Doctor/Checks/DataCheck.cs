using System.Globalization;
using HarOrleans.Data;
using HarOrleans.Data.Acquisition;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Where a demo would take its data, and whether that can be read. Nothing is downloaded.</summary>
/// <param name="folder">What <c>--data</c> names, or null.</param>
internal sealed class DataCheck(string? folder) : ICheck
{
    private const int Shown = 12;

    /// <inheritdoc />
    public string Name => "data";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var search = DataSearch.FromEnvironment() with { Folder = folder };
        return Task.Run(() => Look(search, new HarDataFinder(search).Look(cancellationToken), cancellationToken), cancellationToken);
    }

    private static Finding Look(DataSearch search, FoundData found, CancellationToken cancellationToken) => found.Origin switch
    {
        DataOrigin.Download => new Finding(
            Mark.Note,
            string.Create(
                CultureInfo.InvariantCulture,
                $"none here yet: har demo downloads {search.Archive.Size / 1e6:0.#} MB from {search.Archive.Url.Host} into {search.CacheFolder} (SHA-256 {search.Archive.Sha256[..Shown]}…); without a network the sensors are simulated"),
            "To take a copy that is here already, name its folder with --data or HAR_DATA; har demo --no-download stays off the network."),
        DataOrigin.Simulated => new Finding(Mark.Note, "none, and downloads are off: the sensors are simulated", "For figures of real people name a folder with --data or HAR_DATA."),
        _ when !Directory.Exists(found.Folder) && File.Exists(found.Folder) && found.Folder.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) =>
            new Finding(Mark.Ok, $"the archive {found.Folder}; har demo checks it and unpacks it into {search.CacheFolder}"),
        _ => Read(found, cancellationToken),
    };

    private static Finding Read(FoundData found, CancellationToken cancellationToken)
    {
        try
        {
            var data = HarData.Load(found.Folder!, cancellationToken);
            var named = found.Origin switch
            {
                DataOrigin.Given => "",
                DataOrigin.Environment => $" ({DataSearch.FolderVariable})",
                _ => " (the cache)",
            };
            return new Finding(
                Mark.Ok,
                string.Create(CultureInfo.InvariantCulture, $"{found.Folder}{named}: {data.Train.Rows} training and {data.Test.Rows} test rows, {data.Train.FeatureNames.Count} features"))
            {
                Details = [$"train SHA-256 {data.Train.Sha256}", $"test  SHA-256 {data.Test.Sha256}"],
            };
        }
        catch (InvalidDataSetException e)
        {
            return new Finding(Mark.Wrong, "cannot be used", e.Message);
        }
    }
}

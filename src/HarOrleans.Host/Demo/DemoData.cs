using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Acquisition;
using HarOrleans.Data.Windows;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.DataVerbs;
using HarOrleans.Host.Output;
using HarOrleans.Host.Progress;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>The data of one call, read and checked.</summary>
/// <param name="Facts">What the result says about it.</param>
/// <param name="Prepared">What the protocol makes of it.</param>
/// <param name="Test">What a winner is tested on, as its run keeps it.</param>
/// <param name="Hints">Where trials find it now.</param>
/// <param name="Refit">Prepares it for a training on all people of the training file.</param>
internal sealed record DemoData(DatasetFacts Facts, PreparedData Prepared, Dataset Test, IReadOnlyDictionary<string, string> Hints, Func<PreparedData> Refit)
{
    /// <summary>A source of data that a server can take over.</summary>
    internal static IHarDataSource Source() => new ServiceCollection().AddHarData().BuildServiceProvider().GetRequiredService<IHarDataSource>();

    /// <summary>Where the data lies: what the options name, else what the environment names, else the cache, a download, or simulated sensors.</summary>
    /// <exception cref="BadInputException">The archive that was named cannot be used.</exception>
    internal static async Task<FoundData> FindAsync(DemoOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var environment = DataSearch.FromEnvironment();
        var search = environment with
        {
            Folder = options.Data,
            Simulate = options.Simulate,
            Download = environment.Download && !options.NoDownload,
        };
        try
        {
            return await new HarDataFinder(search).FindAsync(terminal.Note, new DownloadLines(terminal.Note), cancellationToken);
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{(options.Data is null ? $"{DataSearch.FolderVariable}={search.EnvironmentFolder}" : $"--data {options.Data}")}: {e.Message}");
        }
    }

    /// <summary>Reads the data through the source that the trials will use too, so that it is read once.</summary>
    /// <exception cref="BadInputException">The folder or a file cannot be used.</exception>
    internal static DemoData Load(IHarDataSource source, FoundData found, DemoOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return HarObjectives.ReadsWindows(options.Objective) == true
                ? OfWindows(found.Folder, options, cancellationToken)
                : OfRows(source, found.Folder, options, cancellationToken);
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{Named(found, options)}: {DataMessage.Of(e, found.Folder)}");
        }
    }

    private static DemoData OfRows(IHarDataSource source, string? folder, DemoOptions options, CancellationToken cancellationToken)
    {
        var data = source.Get(folder, cancellationToken);
        var how = Preparing(options);
        var prepared = source.Prepare(folder, how, cancellationToken);
        return new DemoData(
            new DatasetFacts(
                data.Name,
                data.Simulated,
                data.Train.Rows,
                data.Test.Rows,
                prepared.FeatureCount,
                data.Train.Sha256,
                data.Test.Sha256,
                [.. data.Train.Activities.Distinct().Order(StringComparer.Ordinal)]),
            prepared,
            new DatasetDescription(data, folder).Test(),
            new Dictionary<string, string> { [HarLstm.Data] = folder ?? HarLstm.SimulatedData },
            () => source.Prepare(folder, how with { Refit = true }, cancellationToken));
    }

    private static DemoData OfWindows(string? folder, DemoOptions options, CancellationToken cancellationToken)
    {
        var windows = new ServiceCollection().AddHarData().BuildServiceProvider().GetRequiredService<IHarWindowSource>();
        var set = windows.Get(folder, cancellationToken);
        var how = Preparing(options);
        var prepared = windows.Prepare(folder, how, cancellationToken);
        return new DemoData(
            new DatasetFacts(
                set.Name, set.Simulated, set.Train.Rows, set.Test.Rows, prepared.Steps * prepared.FeatureCount, set.TrainSha256, set.TestSha256, prepared.Classes),
            prepared,
            new DatasetDescription(set, folder).Test(),
            new Dictionary<string, string> { [HarLstm.Data] = folder ?? HarLstm.SimulatedData },
            () => windows.Prepare(folder, how with { Refit = true }, cancellationToken));
    }

    private static PreparationOptions Preparing(DemoOptions options) =>
        new(options.Protocol) { Scaling = options.Settings.GetValueOrDefault(TrainingOptions.Scaling, PreparationOptions.StandardScaling) };

    private static string Named(FoundData found, DemoOptions options) => found.Origin switch
    {
        DataOrigin.Given => $"--data {options.Data}",
        DataOrigin.Environment => $"{DataSearch.FolderVariable}={found.Folder}",
        _ => "The cache",
    };
}

using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Data.Acquisition;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary>One call of a verb: its options, and the data they name.</summary>
internal sealed class DataCall
{
    private readonly ParseResult _parsed;
    private readonly Terminal _terminal;
    private readonly string _field;

    private DataCall(ParseResult parsed, string? folder, string field, bool wantsJson, Terminal terminal, CancellationToken interrupted) =>
        (_parsed, Folder, _field, WantsJson, _terminal, Interrupted) = (parsed, folder, field, wantsJson, terminal, interrupted);

    /// <summary>A call that looks at no data set.</summary>
    internal static DataCall Without(ParseResult parsed, bool wantsJson, Terminal terminal, CancellationToken interrupted) => new(parsed, null, string.Empty, wantsJson, terminal, interrupted);

    /// <summary>A call with its data: what <c>--data</c> names, else what HAR_DATA names, else the cache, else simulated. Nothing is downloaded; an archive that is named is unpacked into the cache.</summary>
    /// <exception cref="BadInputException">The archive that was named cannot be used.</exception>
    internal static async Task<DataCall> OfAsync(ParseResult parsed, string? data, bool wantsJson, Terminal terminal, CancellationToken interrupted)
    {
        var environment = DataSearch.FromEnvironment();
        var named = data is not null ? "--data" : environment.EnvironmentFolder is not null ? DataSearch.FolderVariable : "the cache,";
        List<string> said = [];
        try
        {
            var found = await new HarDataFinder(environment with { Folder = data, Download = false }).FindAsync(said.Add, cancellationToken: interrupted);
            if (found.Origin == DataOrigin.Cache || (found.Origin == DataOrigin.Given && said.Count > 0))
            {
                terminal.Note(said[^1]);
            }

            return new DataCall(parsed, found.Folder, named, wantsJson, terminal, interrupted);
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{named} {data ?? environment.EnvironmentFolder}: {DataMessage.Of(e, data ?? environment.EnvironmentFolder)}");
        }
    }

    /// <summary>The folder with the data, or null where it is simulated.</summary>
    internal string? Folder { get; }

    /// <summary>Whether the answer goes to a document.</summary>
    internal bool WantsJson { get; }

    /// <summary>Ends the call.</summary>
    internal CancellationToken Interrupted { get; }

    /// <summary>The value of an option.</summary>
    internal T Get<T>(Option<T> option) => _parsed.GetValue(option)!;

    /// <summary>The value of an argument.</summary>
    internal T Get<T>(Argument<T> argument) => _parsed.GetValue(argument)!;

    /// <summary>Tells people how the work goes on.</summary>
    internal void Say(string text) => _terminal.Line(text);

    /// <summary>The data set, read and checked. Simulated data is called so.</summary>
    /// <exception cref="BadInputException">The folder or a file cannot be used.</exception>
    internal HarDataset Dataset()
    {
        if (Folder is null)
        {
            _terminal.Note("The data is simulated; nobody was measured. Name a folder with --data, or set HAR_DATA, or fetch the real data with har data download.");
            return HarData.Simulate();
        }

        return Reading(() => HarData.Load(Folder, TableCache.FromEnvironment(), Interrupted), line => line is null ? string.Empty : " 'har data check' lists everything that is wrong.");
    }

    /// <summary>Reads with errors that name the option or variable which the folder came from.</summary>
    /// <exception cref="BadInputException">The folder or a file cannot be used.</exception>
    internal T Reading<T>(Func<T> read) => Reading(read, _ => string.Empty);

    private T Reading<T>(Func<T> read, Func<long?, string> advice)
    {
        try
        {
            return read();
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{_field} {Folder}: {DataMessage.Of(e, Folder)}{advice(e.Line)}");
        }
    }
}

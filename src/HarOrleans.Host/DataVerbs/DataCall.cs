using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary>One call of a verb: its options, and the data they name.</summary>
internal sealed class DataCall
{
    /// <summary>The environment variable that names a folder where <c>--data</c> is left out.</summary>
    internal const string Variable = "HAR_DATA";

    private readonly ParseResult _parsed;
    private readonly Terminal _terminal;
    private readonly string _field;

    /// <summary>Creates the call.</summary>
    internal DataCall(ParseResult parsed, string? data, bool wantsJson, Terminal terminal, CancellationToken interrupted)
    {
        var preset = Environment.GetEnvironmentVariable(Variable);
        Folder = data ?? (string.IsNullOrWhiteSpace(preset) ? null : preset);
        _field = data is null ? Variable : "--data";
        _parsed = parsed;
        _terminal = terminal;
        WantsJson = wantsJson;
        Interrupted = interrupted;
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
            _terminal.Note("The data is simulated; nobody was measured. Name a folder with --data, or set HAR_DATA.");
            return HarData.Simulate();
        }

        return Reading(() => HarData.Load(Folder, TableCache.FromEnvironment(), Interrupted));
    }

    /// <summary>Reads with errors that name the option or variable which the folder came from.</summary>
    /// <exception cref="BadInputException">The folder or a file cannot be used.</exception>
    internal T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataSetException e)
        {
            throw new BadInputException($"{_field} {Folder}: {e.Message}");
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>The options of every command that reads a state folder.</summary>
internal sealed class ReadOptionsOf
{
    private readonly Option<string> _state = Options.Text("--state", "DIR", "Folder that the server works, or worked, in.", Defaults.State);
    private readonly Option<PostgresAddress?> _postgres = PostgresOption.Create();
    private readonly Option<string?> _json = Options.BareText(
        "--json", "FILE|-", "Write the answer as one JSON document, to a file, or to standard output (- or nothing).", "-");

    private ReadOptionsOf()
    {
    }

    /// <summary>Adds the options to a command.</summary>
    internal static ReadOptionsOf AddTo(Command command)
    {
        var options = new ReadOptionsOf();
        command.Add(options._state);
        command.Add(options._postgres);
        command.Add(options._json);
        return options;
    }

    /// <summary>Whether a document was asked for.</summary>
    internal bool WantsDocument(CommandResult parsed) => parsed.GetResult(_json) is not null;

    /// <summary>What a call asked for.</summary>
    internal ReadOptions Read(ParseResult parsed) => new()
    {
        State = parsed.GetRequiredValue(_state),
        Postgres = parsed.GetValue(_postgres),
        Json = parsed.GetValue(_json),
    };
}

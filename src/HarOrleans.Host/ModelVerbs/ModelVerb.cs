using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>One verb about trained models: its options, and what it answers. Every verb takes <c>--json</c> and <c>--state</c>.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What help says.</param>
internal abstract class ModelVerb(string name, string description)
{
    private readonly Option<string> _state = CommandLine.Options.Text("--state", "DIR", "Folder of the server that a trial or a registered model is looked for in; it may run or not.", Defaults.State);
    private readonly Option<string?> _json = CommandLine.Options.BareText(
        "--json", "FILE|-", "Write the answer as one JSON document, to a file, or to standard output (- or nothing).", "-");

    /// <summary>Arguments and options beside <c>--json</c> and <c>--state</c>.</summary>
    protected abstract IEnumerable<Symbol> Symbols { get; }

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs the work as a process.</param>
    internal Command Create(ModelRunner run)
    {
        var command = new Command(name, description);
        foreach (var symbol in Symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.Add(_state);
        command.Add(_json);
        command.SetAction((parsed, _) =>
        {
            var json = parsed.GetValue(_json);
            return run(json == "-", (terminal, log, interrupted) => RunAsync(parsed, json, terminal, log, interrupted));
        });
        return command;
    }

    /// <summary>Finds the answer; nothing has been written yet.</summary>
    protected abstract Task<Answer> AnswerAsync(ModelCall call);

    private async Task<int> RunAsync(ParseResult parsed, string? json, Terminal terminal, ServerLog log, CancellationToken interrupted)
    {
        var target = JsonTarget.Open(json);
        var answer = await AnswerAsync(new ModelCall(parsed, parsed.GetRequiredValue(_state), terminal, log, interrupted));
        if (target is not null)
        {
            await target.WriteAsync(JsonText.Write(answer.Document));
        }

        foreach (var line in json == "-" ? [] : answer.Lines)
        {
            terminal.Line(line);
        }

        return answer.ExitCode;
    }
}

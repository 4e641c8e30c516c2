using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary>One verb of <c>har data</c>: its name, its options, and what it answers. Every verb takes <c>--json</c>, and most take <c>--data</c>.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">What help says.</param>
internal abstract class DataVerb(string name, string description)
{
    private readonly Option<string?> _data = CommandLine.Options.OptionalText(
        "--data", "DIR|ZIP", "Folder with train and test as .csv, .csv.gz or .parquet, or the UCI archive as it is downloaded. Left out: what HAR_DATA names, else the cache, else simulated data.");

    private readonly Option<string?> _json = CommandLine.Options.BareText("--json", "FILE|-", "Write the answer as one JSON document, to a file, or to standard output (- or nothing).", "-");

    /// <summary>Options beside <c>--data</c> and <c>--json</c>.</summary>
    protected virtual IEnumerable<Option> Options => [];

    /// <summary>What is typed without an option's name.</summary>
    protected virtual IEnumerable<Argument> Arguments => [];

    /// <summary>Whether the verb looks at a data set, and so takes <c>--data</c>.</summary>
    protected virtual bool ReadsData => true;

    /// <summary>Makes the command.</summary>
    internal Command Create(DataRunner run)
    {
        var command = new Command(name, description);
        foreach (var argument in Arguments)
        {
            command.Add(argument);
        }

        foreach (var option in Options)
        {
            command.Add(option);
        }

        if (ReadsData)
        {
            command.Add(_data);
        }

        command.Add(_json);
        command.SetAction((parsed, _) =>
        {
            var json = parsed.GetValue(_json);
            return run(json == "-", (terminal, interrupted) => RunAsync(parsed, json, terminal, interrupted));
        });
        return command;
    }

    /// <summary>Finds the answer; nothing has been written yet.</summary>
    protected virtual DataAnswer Answer(DataCall call) => throw new NotSupportedException($"'{name}' answers in its own time.");

    /// <summary>As <see cref="Answer"/>, for what takes its time.</summary>
    protected virtual Task<DataAnswer> AnswerAsync(DataCall call) => Task.FromResult(Answer(call));

    private async Task<int> RunAsync(ParseResult parsed, string? json, Terminal terminal, CancellationToken interrupted)
    {
        var target = JsonTarget.Open(json);
        var call = ReadsData
            ? await DataCall.OfAsync(parsed, parsed.GetValue(_data), target is not null, terminal, interrupted)
            : DataCall.Without(parsed, target is not null, terminal, interrupted);
        var answer = await Working.ShowAsync(terminal, $"har data {name}", () => AnswerAsync(call));
        if (target is null)
        {
            answer.Tell(new DataText(terminal));
        }
        else
        {
            await target.WriteAsync(DataJson.Document(answer.Write));
        }

        return answer.Code;
    }
}

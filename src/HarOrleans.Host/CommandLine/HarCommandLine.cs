using System.CommandLine;
using System.CommandLine.Help;
using HarOrleans.Host.Reading;

namespace HarOrleans.Host.CommandLine;

/// <summary>The whole command line: parses, shows help, reports every parse error, and otherwise hands over.</summary>
internal sealed class HarCommandLine
{
    private const string NoVerb = "Required command was not provided.";

    /// <summary>Takes the verbs.</summary>
    /// <param name="commands">In the order in which help lists them.</param>
    internal HarCommandLine(params IReadOnlyList<Command> commands)
    {
        foreach (var each in commands)
        {
            Root.Add(each);
        }
    }

    /// <summary>What all verbs hang on.</summary>
    internal RootCommand Root { get; } = new("HarOrleans: studies, trials and runs of model training, tracked and live.");

    /// <summary>Runs one call and returns its exit code.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="output">Takes help and version.</param>
    /// <param name="error">Takes parse errors.</param>
    internal async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        // A response file (@name) would turn a study called "@x" into a file to read.
        var parsed = Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            // Where a word was not understood, that no verb was given says the same once more.
            var command = parsed.CommandResult.Command;
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct().Where(each => parsed.UnmatchedTokens.Count == 0 || each != NoVerb))
            {
                await error.WriteLineAsync($"har: {message}");
            }

            if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-'))
            {
                await error.WriteLineAsync($"har: Nearest to '{word}': {string.Join(", ", Nearest.Names(word, command.Subcommands.Select(each => each.Name)))}.");
            }

            var name = string.Join(' ', Path(command).Reverse().Prepend("har"));
            await error.WriteLineAsync($"See {name} --help.");
            return ExitCodes.BadInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are handled in one place, see Interrupts
        });
    }

    /// <summary>The names from a command up to the root, without it: <c>show</c>, <c>study</c>.</summary>
    private static IEnumerable<string> Path(Command command)
    {
        for (var at = command; at is not RootCommand; at = at.Parents.OfType<Command>().First())
        {
            yield return at.Name;
        }
    }
}

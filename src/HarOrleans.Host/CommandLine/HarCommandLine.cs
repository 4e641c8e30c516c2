using System.CommandLine;
using System.CommandLine.Help;

namespace HarOrleans.Host.CommandLine;

/// <summary>The whole command line: parses, shows help, reports every parse error, and otherwise hands over.</summary>
/// <param name="commands">The verbs, in the order in which help lists them.</param>
internal sealed class HarCommandLine(params IReadOnlyList<Command> commands)
{
    /// <summary>Runs one call and returns its exit code.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="output">Takes help and version.</param>
    /// <param name="error">Takes parse errors.</param>
    internal async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("HarOrleans: studies, trials and runs of model training, tracked and live.");
        foreach (var each in commands)
        {
            root.Add(each);
        }

        // A response file (@name) would turn a study called "@x" into a file to read.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                await error.WriteLineAsync($"har: {message}");
            }

            var command = parsed.CommandResult.Command;
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

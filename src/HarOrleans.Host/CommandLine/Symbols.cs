using System.CommandLine;

namespace HarOrleans.Host.CommandLine;

/// <summary>Gives commands their arguments and options in the order of a list.</summary>
internal static class Symbols
{
    internal static Command Into(Command command, IEnumerable<Symbol> symbols)
    {
        foreach (var symbol in symbols)
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

        return command;
    }
}

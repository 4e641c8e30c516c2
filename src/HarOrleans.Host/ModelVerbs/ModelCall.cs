using System.CommandLine;
using HarOrleans.Host.Hosting;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>One call of a verb.</summary>
/// <param name="Parsed">Its options.</param>
/// <param name="State">The state folder as the user gave it.</param>
/// <param name="Terminal">Takes words for people.</param>
/// <param name="Log">Takes a server's warnings.</param>
/// <param name="Interrupted">Ends the call.</param>
internal sealed record ModelCall(ParseResult Parsed, string State, Terminal Terminal, ServerLog Log, CancellationToken Interrupted)
{
    /// <summary>The value of an option or argument.</summary>
    internal T Get<T>(Option<T> option) => Parsed.GetValue(option)!;

    /// <summary>The value of an argument.</summary>
    internal T Get<T>(Argument<T> argument) => Parsed.GetValue(argument)!;

    /// <summary>Whether an option was typed.</summary>
    internal bool Has(Option option) => Parsed.GetResult(option) is { Implicit: false };
}

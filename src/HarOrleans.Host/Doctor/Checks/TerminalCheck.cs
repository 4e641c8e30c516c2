using System.Globalization;
using HarOrleans.Host.Output;
using Spectre.Console;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>How a demo would show its progress here.</summary>
/// <param name="terminal">Where the words go.</param>
internal sealed class TerminalCheck(Terminal terminal) : ICheck
{
    /// <inheritdoc />
    public string Name => "terminal";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var capabilities = terminal.Console.Profile.Capabilities;
        return Task.FromResult(new Finding(Mark.Ok, terminal.IsLive
            ? string.Create(CultureInfo.InvariantCulture, $"{terminal.Console.Profile.Width} columns: progress as bars, {(capabilities.ColorSystem == ColorSystem.NoColors ? "without colours" : "in colour")}")
            : "none that redraws (a pipe, a file, or TERM=dumb): progress as lines")
        {
            Details = [$"TERM={Environment.GetEnvironmentVariable("TERM")} NO_COLOR={Environment.GetEnvironmentVariable("NO_COLOR")}"],
        });
    }
}

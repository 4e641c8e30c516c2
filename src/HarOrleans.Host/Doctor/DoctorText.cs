using HarOrleans.Host.Output;
using Spectre.Console;

namespace HarOrleans.Host.Doctor;

/// <summary>Findings in words: a mark, what was looked at, what was found, and below it what to do.</summary>
/// <param name="terminal">Takes the lines.</param>
/// <param name="names">All names, so that the findings stand below each other.</param>
internal sealed class DoctorText(Terminal terminal, IEnumerable<string> names)
{
    private const int MarkWidth = 7;
    private readonly int _width = names.Max(name => name.Length);

    /// <summary>Says one finding; of a quiet call only what is wrong.</summary>
    internal void Say(string name, Finding finding)
    {
        if (terminal.Verbosity == Verbosity.Quiet && finding.Mark != Mark.Wrong)
        {
            return;
        }

        var mark = TextFormat.Word(finding.Mark);
        Line(mark, Color(finding.Mark), $"{name.PadRight(_width)}  {finding.Found}");
        var indent = new string(' ', MarkWidth + _width + 2);
        if (finding.Next is { } next)
        {
            terminal.Line($"{indent}next: {next}");
        }

        foreach (var detail in terminal.Verbosity == Verbosity.Verbose ? finding.Details : [])
        {
            terminal.Line(indent + detail);
        }
    }

    /// <summary>Says what it comes to.</summary>
    internal void Conclude(bool works)
    {
        terminal.Note();
        terminal.Line(works ? "The demo works here: har demo" : "The demo does not work here yet. Mend what is marked 'wrong', then ask again: har doctor");
    }

    private static string Color(Mark mark) => mark switch
    {
        Mark.Ok => "green",
        Mark.Note => "yellow",
        _ => "red",
    };

    private void Line(string mark, string color, string text)
    {
        if (terminal.IsLive)
        {
            terminal.Console.Markup($"[{color}]{mark.PadRight(MarkWidth)}[/]");
            terminal.Line(text);
        }
        else
        {
            terminal.Line(mark.PadRight(MarkWidth) + text);
        }
    }
}

using Spectre.Console;

namespace HarOrleans.Host.Output;

/// <summary>
/// Where words for people go: standard output, or standard error where standard output belongs to a document. Lines may come from any thread.
/// </summary>
internal sealed class Terminal
{
    private readonly Lock _gate = new();
    private readonly TextWriter _writer;
    private Action<string>? _redirect;

    /// <summary>Creates a terminal on a writer.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="isTerminal">Whether somebody looks at it and it can redraw.</param>
    internal Terminal(TextWriter writer, bool isTerminal)
    {
        _writer = writer;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        IsLive = isTerminal && Console.Profile.Capabilities.Ansi;
    }

    /// <summary>Draws what is redrawn in place. Honours NO_COLOR.</summary>
    internal IAnsiConsole Console { get; }

    /// <summary>Whether lines can be redrawn in place.</summary>
    internal bool IsLive { get; }

    /// <summary>The process's own terminal.</summary>
    /// <param name="standardOutputIsTaken">Standard output belongs to a document: words go to standard error.</param>
    internal static Terminal ForProcess(bool standardOutputIsTaken) => standardOutputIsTaken
        ? new Terminal(System.Console.Error, !System.Console.IsErrorRedirected)
        : new Terminal(System.Console.Out, !System.Console.IsOutputRedirected);

    /// <summary>Writes one line, above whatever is being redrawn.</summary>
    internal void Line(string text = "")
    {
        lock (_gate)
        {
            if (_redirect is { } redirect)
            {
                redirect(text);
            }
            else
            {
                _writer.WriteLine(text);
                _writer.Flush();
            }
        }
    }

    /// <summary>Sends lines elsewhere until disposed: past a region that is redrawn.</summary>
    internal IDisposable RedirectLines(Action<string> redirect)
    {
        lock (_gate)
        {
            _redirect = redirect;
        }

        return new Redirection(this);
    }

    private sealed class Redirection(Terminal terminal) : IDisposable
    {
        public void Dispose()
        {
            lock (terminal._gate)
            {
                terminal._redirect = null;
            }
        }
    }
}

using Spectre.Console;

namespace HarOrleans.Host.Output;

/// <summary>
/// Where words for people go: standard output, or standard error where standard output belongs to a document. Lines may come from any thread.
/// </summary>
internal sealed class Terminal
{
    private const string CursorOn = "\u001b[?25h";
    private readonly Lock _gate = new();
    private readonly TextWriter _writer;
    private Action<string>? _redirect;

    /// <summary>Creates a terminal on a writer.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="isTerminal">Whether somebody looks at it and it can redraw.</param>
    /// <param name="manner">How to speak; null for the default.</param>
    internal Terminal(TextWriter writer, bool isTerminal, Manner? manner = null)
    {
        _writer = writer;
        Verbosity = (manner ?? Manner.Default).Verbosity;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = manner is { Colors: false } ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        IsLive = isTerminal && Console.Profile.Capabilities.Ansi;
    }

    /// <summary>Draws what is redrawn in place. Honours NO_COLOR.</summary>
    internal IAnsiConsole Console { get; }

    /// <summary>Whether lines can be redrawn in place.</summary>
    internal bool IsLive { get; }

    /// <summary>How much is said.</summary>
    internal Verbosity Verbosity { get; }

    /// <summary>The process's own terminal.</summary>
    /// <param name="standardOutputIsTaken">Standard output belongs to a document: words go to standard error.</param>
    /// <param name="manner">How to speak; null for the default.</param>
    internal static Terminal ForProcess(bool standardOutputIsTaken, Manner? manner = null) => standardOutputIsTaken
        ? new Terminal(System.Console.Error, !System.Console.IsErrorRedirected, manner)
        : new Terminal(System.Console.Out, !System.Console.IsOutputRedirected, manner);

    /// <summary>Writes a line that is not the result; nothing where the result alone was asked for.</summary>
    internal void Note(string text = "")
    {
        if (Verbosity != Verbosity.Quiet)
        {
            Line(text);
        }
    }

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

    /// <summary>Gives a person the cursor back, whatever is being drawn; it waits for nothing but a moment.</summary>
    internal void ShowCursor()
    {
        if (IsLive)
        {
            var write = new Thread(() => _writer.Write(CursorOn)) { IsBackground = true };
            write.Start();
            write.Join(TimeSpan.FromMilliseconds(100));
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

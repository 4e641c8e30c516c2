using System.Globalization;
using HarOrleans.Host.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HarOrleans.Host.Progress;

/// <summary>Progress on a terminal: a bar for the study and one for each trial at work, redrawn in place; finished trials scroll past above.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="order">Order of the parameters.</param>
internal sealed class LiveProgress(Terminal terminal, IReadOnlyList<string> order) : IProgressDisplay
{
    private const int BarWidth = 16;
    private const int NameWidth = 16;

    /// <inheritdoc />
    public Task RunAsync(Func<Action<ProgressStep>, Task> follow) =>
        terminal.Console.Live(Text.Empty).AutoClear(true).StartAsync(async live =>
        {
            using var lines = terminal.RedirectLines(line => terminal.Console.Write(new LineAbove(line)));
            await follow(step =>
            {
                foreach (var epoch in terminal.Verbosity == Verbosity.Verbose ? step.Epochs : [])
                {
                    terminal.Line(ProgressText.Trial(epoch));
                }

                foreach (var trial in step.Finished)
                {
                    terminal.Line(ProgressText.Finished(trial, order));
                }

                live.UpdateTarget(Frame(step.State, terminal.Console.Profile.Capabilities.Unicode));
            });
        });

    /// <summary>The frame that is redrawn: lines that do not wrap, so that as many are redrawn as were drawn.</summary>
    internal static IRenderable Frame(ProgressState state, bool unicode)
    {
        var names = new List<string> { state.Study.Length > NameWidth ? state.Study[..(NameWidth - 1)] + (unicode ? '…' : '~') : state.Study };
        names.AddRange(state.Running.Select(t => string.Create(CultureInfo.InvariantCulture, $"trial {t.Number}")));
        var width = names.Max(n => n.Length);
        return new Rows(
        [
            Line(names[0], state.Finished, state.Target, ProgressText.BesideStudyBar(state)),
            .. state.Running.Select((t, i) => Line(names[i + 1], t.Epoch, t.Epochs, ProgressText.BesideTrialBar(t))),
        ]);

        IRenderable Line(string name, int done, int of, string text)
        {
            var full = of == 0 ? BarWidth : (int)Math.Clamp((long)BarWidth * done / of, 0, BarWidth);
            return new Paragraph { Overflow = Overflow.Ellipsis }
                .Append(name.PadRight(width) + "  ")
                .Append(new string(unicode ? '━' : '#', full), new Style(Color.Green))
                .Append(new string(unicode ? '─' : '-', BarWidth - full), new Style(Color.Grey))
                .Append("  " + text);
        }
    }
}

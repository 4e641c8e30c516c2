using HarOrleans.Host.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HarOrleans.Host.Progress;

/// <summary>Progress on a terminal: a bar for the study and a line for each trial at work, redrawn in place; finished trials scroll past above.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="order">Order of the parameters.</param>
internal sealed class LiveProgress(Terminal terminal, IReadOnlyList<string> order) : IProgressDisplay
{
    private const int BarWidth = 24;

    /// <inheritdoc />
    public Task RunAsync(Func<Action<ProgressStep>, Task> follow) =>
        terminal.Console.Live(Text.Empty).AutoClear(true).StartAsync(async live =>
        {
            using var lines = terminal.RedirectLines(line => terminal.Console.Write(new LineAbove(line)));
            await follow(step =>
            {
                foreach (var trial in step.Finished)
                {
                    terminal.Line(ProgressText.Finished(trial, order));
                }

                live.UpdateTarget(Frame(step.State, terminal.Console.Profile.Capabilities.Unicode));
            });
        });

    /// <summary>The frame that is redrawn.</summary>
    internal static IRenderable Frame(ProgressState state, bool unicode)
    {
        var done = state.Target == 0 ? BarWidth : Math.Clamp(BarWidth * state.Finished / state.Target, 0, BarWidth);
        var (full, empty) = unicode ? ('━', '─') : ('#', '-');
        var bar = new Paragraph()
            .Append(state.Study + "  ")
            .Append(new string(full, done), new Style(Color.Green))
            .Append(new string(empty, BarWidth - done), new Style(Color.Grey))
            .Append("  " + ProgressText.Study(state));
        return new Rows([bar, .. state.Running.Select(t => new Text("  " + ProgressText.Trial(t)))]);
    }
}

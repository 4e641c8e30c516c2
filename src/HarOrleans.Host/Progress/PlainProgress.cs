using HarOrleans.Host.Output;

namespace HarOrleans.Host.Progress;

/// <summary>
/// Progress for pipes and logs: a line for each finished trial, and for each trial at work one at most every ten seconds, or where verbose one an epoch.
/// </summary>
/// <param name="terminal">Takes the lines.</param>
/// <param name="order">Order of the parameters.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(Terminal terminal, IReadOnlyList<string> order, TimeProvider time) : IProgressDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Dictionary<int, (long At, int Epoch)> _shown = [];

    /// <inheritdoc />
    public Task RunAsync(Func<Action<ProgressStep>, Task> follow) => follow(Show);

    private void Show(ProgressStep step)
    {
        var verbose = terminal.Verbosity == Verbosity.Verbose;
        foreach (var epoch in verbose ? step.Epochs : [])
        {
            terminal.Line(ProgressText.Trial(epoch));
        }

        foreach (var trial in step.Finished)
        {
            _shown.Remove(trial.Number);
            terminal.Line(ProgressText.Finished(trial, order));
        }

        if (step.Finished.Count > 0)
        {
            terminal.Line(ProgressText.Study(step.State));
        }

        foreach (var trial in verbose ? [] : step.State.Running)
        {
            ShowRunning(trial);
        }
    }

    private void ShowRunning(RunningTrial trial)
    {
        var now = time.GetTimestamp();
        if (!_shown.TryGetValue(trial.Number, out var last))
        {
            _shown[trial.Number] = (now, trial.Epoch);
        }
        else if (trial.Epoch > last.Epoch && time.GetElapsedTime(last.At, now) >= Pause)
        {
            _shown[trial.Number] = (now, trial.Epoch);
            terminal.Line(ProgressText.Trial(trial));
        }
    }
}

using System.Globalization;
using System.Text;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Progress;

/// <summary>Progress in words, one line each.</summary>
internal static class ProgressText
{
    /// <summary>The study's own line, after its name and bar: <c>7/20 trials, 2 pruned, best 0.9532 (trial 3), about 4 min left</c>.</summary>
    internal static string Study(ProgressState state)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{state.Finished}/{state.Target} trials");
        if (state.Pruned > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", {state.Pruned} pruned");
        }

        if (state is { BestValue: { } value, BestNumber: { } number })
        {
            text.Append(CultureInfo.InvariantCulture, $", best {TextFormat.Value(value)} (trial {number})");
        }

        if (state.Left is { } left && left > TimeSpan.Zero)
        {
            text.Append(CultureInfo.InvariantCulture, $", about {TextFormat.Duration(left)} left");
        }

        return text.ToString();
    }

    /// <summary>A trial at work: <c>trial 7  epoch 4/10  value 0.9100  best 0.9200  12 s left</c>.</summary>
    internal static string Trial(RunningTrial trial)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"trial {trial.Number,-3}  epoch {trial.Epoch}/{trial.Epochs}");
        if (trial.Value is { } value)
        {
            text.Append(CultureInfo.InvariantCulture, $"  value {TextFormat.Value(value)}");
        }

        if (trial.Best is { } best)
        {
            text.Append(CultureInfo.InvariantCulture, $"  best {TextFormat.Value(best)}");
        }

        if (trial.Left is { } left && trial.Epoch < trial.Epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {TextFormat.Duration(left)} left");
        }

        return text.ToString();
    }

    /// <summary>What stands beside the study's bar, short enough for 80 columns: <c>7/20  2 pruned  best 0.9532  4 min left</c>.</summary>
    internal static string BesideStudyBar(ProgressState state)
    {
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{state.Finished}/{state.Target}") };
        if (state.Pruned > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{state.Pruned} pruned"));
        }

        if (state.BestValue is { } value)
        {
            parts.Add($"best {TextFormat.Value(value)}");
        }

        if (state.Left is { } left && left > TimeSpan.Zero)
        {
            parts.Add($"{TextFormat.Duration(left)} left");
        }

        return string.Join("  ", parts);
    }

    /// <summary>What stands beside a trial's bar: <c>4/10  0.9100  best 0.9200  12 s left</c>.</summary>
    internal static string BesideTrialBar(RunningTrial trial)
    {
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{trial.Epoch}/{trial.Epochs}") };
        if (trial is { Value: { } value, Best: var best })
        {
            parts.Add(TextFormat.Value(value));
            parts.Add(best is { } number ? $"best {TextFormat.Value(number)}" : "");
        }

        if (trial.Left is { } left && trial.Epoch < trial.Epochs)
        {
            parts.Add($"{TextFormat.Duration(left)} left");
        }

        return string.Join("  ", parts.Where(p => p.Length > 0));
    }

    /// <summary>A finished trial: its state, value, time and parameters, or the reason why it has no value.</summary>
    internal static string Finished(FrozenTrial trial, IReadOnlyList<string> order)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"trial {trial.Number,-3}  {TextFormat.State(trial.State),-8}");
        if (trial.Value is { } value)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {TextFormat.Value(value)}");
        }

        if (TextFormat.Seconds(trial) is { } seconds)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {TextFormat.Duration(TimeSpan.FromSeconds(seconds))}");
        }

        text.Append("  ").AppendJoin(' ', TextFormat.Params(trial, order).Select(p => $"{p.Key}={TextFormat.Param(p.Value)}"));
        if (trial.State == TrialState.Fail && trial.Reason is { } reason)
        {
            text.Append("  ").Append(reason.ReplaceLineEndings(" "));
        }

        return text.ToString();
    }
}

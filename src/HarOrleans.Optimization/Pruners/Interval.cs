using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>At which reports a pruner looks: after a warm-up, with the first report of each interval.</summary>
internal static class Interval
{
    /// <summary>Whether the latest report is one to look at.</summary>
    internal static bool IsDue(FrozenTrial trial, long step, int warmupSteps, int intervalSteps)
    {
        if (step < warmupSteps)
        {
            return false;
        }

        var start = ((step - warmupSteps) / intervalSteps * intervalSteps) + warmupSteps;
        return trial.Intermediates.All(value => value.Step == step || value.Step < start);
    }
}
